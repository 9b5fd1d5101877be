import { defineEvent } from '../../platform/events/index.js';

/** An account. */
interface OfUser {
  readonly userId: number;
}

/** The account has ended: what it was known by is gone, and its row stays for what refers to it. */
export const userDeleted = defineEvent<OfUser>('user.deleted');

/** All that the account was signed in with has ended: it signs in anew, if it can. */
export const userSignedOut = defineEvent<OfUser>('user.signed_out');

/** The account works on tickets no more: it was deleted or is a customer's now. */
export const userLeftStaff = defineEvent<OfUser & { readonly actorId: number }>('user.left_staff');
