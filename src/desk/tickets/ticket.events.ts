import { defineEvent } from '../../platform/events/index.js';

/** The texts of tickets are removed, while these are locked: whoever keeps others of them removes those. */
export const ticketsErased = defineEvent<{ readonly ticketIds: readonly number[] }>(
  'tickets.erased',
);
