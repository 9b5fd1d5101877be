import { defineEvent } from '../../../platform/events/index.js';

/** A session of the account is over, or all of its access tokens are: whoever calls with one is asked anew. */
export const sessionEnded = defineEvent<{ readonly userId: number }>('session.ended');
