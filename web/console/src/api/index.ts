export { api, isProblem, isStale, read, readTagged, type Tagged } from './client.js';
export { absence, events, presence, typed, typing, viewing } from './live.js';
export { isAtLeast, type Me, meQuery, type PersonRole, useMe } from './me.js';
export { askPasskey, hasPasskeys, isDeclined, makePasskey } from './passkeys.js';
export { queries } from './queries.js';
export { session, signedIn, signIn, signInByPasskey, signOut, steppedUp } from './session.js';
