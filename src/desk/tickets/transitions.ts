import { TicketStatus } from './ticket-status.js';

/** In which capacity somebody acts on a ticket. */
export type Capacity = 'requester' | 'staff';

export interface Transition {
  readonly from: TicketStatus;
  readonly to: TicketStatus;
  readonly by: readonly Capacity[];
  /** What it means; kept with who and when. */
  readonly reason: string;
}

const { Open, AutoResolved, Escalated, Closed } = TicketStatus;
const ANYONE: readonly Capacity[] = ['requester', 'staff'];

/** Every legal change of a ticket's status after its triage; what is not here is refused. */
export const TRANSITIONS: readonly Transition[] = [
  { from: Open, to: Escalated, by: ANYONE, reason: 'escalated' },
  { from: Open, to: Closed, by: ANYONE, reason: 'closed' },
  { from: AutoResolved, to: Escalated, by: ANYONE, reason: 'not_helped' },
  { from: AutoResolved, to: Closed, by: ANYONE, reason: 'closed' },
  { from: Escalated, to: Closed, by: ANYONE, reason: 'closed' },
  { from: Closed, to: Escalated, by: ANYONE, reason: 'reopened' },
];

/** The transition that leads from one status to another, if this capacity may make it. */
export function findTransition(
  from: TicketStatus,
  to: TicketStatus,
  by: Capacity,
): Transition | undefined {
  return TRANSITIONS.find((it) => it.from === from && it.to === to && it.by.includes(by));
}

/** Whether a ticket in this status counts as resolved. */
export function isResolved(status: TicketStatus): boolean {
  return status === AutoResolved || status === Closed;
}
