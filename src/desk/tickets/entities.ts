import { DecisionRecord } from './decision.entity.js';
import { TicketChange } from './history/ticket-change.entity.js';
import { Ticket } from './ticket.entity.js';
import { TicketTransition } from './ticket-transition.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [DecisionRecord, Ticket, TicketChange, TicketTransition];
