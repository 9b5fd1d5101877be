import type { Role } from '../../platform/access/index.js';
import { defineEvent } from '../../platform/events/index.js';

/** An account. */
interface OfUser {
  readonly userId: number;
}

/** The account has ended: what it was known by is gone, and its row stays for what refers to it. */
export const userDeleted = defineEvent<OfUser>('user.deleted');

/** All that the account was signed in with has ended: it signs in anew, if it can. */
export const userSignedOut = defineEvent<OfUser>('user.signed_out');

/** What the account has made keys for is over: it was shut, or has another password or less to say. */
export const userKeysEnded = defineEvent<OfUser & { readonly actorId: number }>('user.keys_ended');

/** The account may do something else from now on. */
export const userRoleChanged = defineEvent<OfUser & { readonly role: Role }>('user.role_changed');

/** What is known of its owner has changed. */
export const userProfileChanged = defineEvent<OfUser & { readonly version: number }>(
  'user.profile_changed',
);

/** The account works on tickets no more: it was deleted or is a customer's now. */
export const userLeftStaff = defineEvent<OfUser & { readonly actorId: number }>('user.left_staff');
