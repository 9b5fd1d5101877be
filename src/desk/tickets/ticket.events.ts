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

/** These of its fields have changed; nobody changed them where the service did. */
export interface TicketUpdated extends TicketNews {
  readonly fields: readonly string[];
  readonly actorId: number | null;
}

/** Somebody changed a ticket. */
export const ticketUpdated = defineEvent<TicketUpdated>('ticket.updated');

/** Tickets are removed for good, while these are locked and still there. */
export const ticketsRemoved = defineEvent<{ readonly ticketIds: readonly number[] }>(
  'tickets.removed',
);

/** The texts of tickets are removed, while these are locked: whoever keeps others of them removes those. */
export const ticketsErased = defineEvent<{ readonly ticketIds: readonly number[] }>(
  'tickets.erased',
);
