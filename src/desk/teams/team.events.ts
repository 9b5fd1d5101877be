import { defineEvent } from '../../platform/events/index.js';

/** A team is about to be removed, in this transaction: what is with it goes on without one. */
export const teamRemoved = defineEvent<{ readonly teamId: number; readonly actorId: number }>(
  'team.removed',
);
