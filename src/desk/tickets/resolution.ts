import type { EntityManager } from 'typeorm';
import { DecisionRecord } from './decision.entity.js';
import type { Ticket } from './ticket.entity.js';
import { TicketStatus } from './ticket-status.js';
import { TicketTransition } from './ticket-transition.entity.js';

/** Who resolved a ticket. */
export enum Resolution {
  /** The machine's answer, and nobody after it. */
  Machine = 'machine',
  Person = 'person',
  /** Nobody yet. */
  None = 'none',
}

/** Who resolved the ticket as it is now; a closed one is the machine's if no person ever had it. */
export async function resolutionOf(manager: EntityManager, ticket: Ticket): Promise<Resolution> {
  if (ticket.status === TicketStatus.AutoResolved) return Resolution.Machine;
  if (ticket.status !== TicketStatus.Closed) return Resolution.None;
  const [answered, escalated] = await Promise.all([
    manager.existsBy(DecisionRecord, { ticketId: ticket.id, outcome: 'auto_resolved' }),
    manager.existsBy(TicketTransition, { ticketId: ticket.id, to: TicketStatus.Escalated }),
  ]);
  return answered && !escalated ? Resolution.Machine : Resolution.Person;
}
