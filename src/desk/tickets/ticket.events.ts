import { defineEvent } from '../../platform/events/index.js';
import type { TicketStatus } from './ticket-status.js';

/** What is told of a ticket that is there or has changed. */
export interface TicketNews {
  readonly ticketId: number;
  /** Null in tickets of before there were conversations. */
  readonly conversationId: number | null;
  readonly requesterId: number;
  readonly status: TicketStatus;
  readonly version: number;
}

/** Somebody asked something, and the machine decided about it. */
export const ticketCreated = defineEvent<TicketNews>('ticket.created');

/** Somebody changed a ticket: these of its fields; nobody where the service did. */
export const ticketUpdated = defineEvent<
  TicketNews & { readonly fields: readonly string[]; readonly actorId: number | null }
>('ticket.updated');

/** The texts of tickets are removed, while these are locked: whoever keeps others of them removes those. */
export const ticketsErased = defineEvent<{ readonly ticketIds: readonly number[] }>(
  'tickets.erased',
);
