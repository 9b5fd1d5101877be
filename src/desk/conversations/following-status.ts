import { TicketStatus } from '../tickets/index.js';
import type { ConversationStatus } from './conversation-values.js';

/** What decides where a conversation is after one of its tickets has changed. */
export interface Followed {
  readonly status: ConversationStatus;
  /** As the changed ticket has it. */
  readonly assigneeId: number | null;
  /** Of all its tickets, after the change. */
  readonly tickets: readonly TicketStatus[];
  /** What changed of the ticket. */
  readonly fields: readonly string[];
}

/**
 * Where a conversation is after one of its tickets has changed: with people while one of them waits for
 * people, resolved once all are, and with the customer when one of the staff has answered.
 */
export function followingStatus({
  status,
  assigneeId,
  tickets,
  fields,
}: Followed): ConversationStatus {
  const withPeople = assigneeId === null ? 'escalated' : 'waiting_for_agent';
  const areWaiting = tickets.some((it) => !isOver(it));
  if (fields.includes('status')) return areWaiting ? withPeople : 'resolved';
  if (status === 'archived') return status;
  if (fields.includes('answer') && areWaiting) return 'waiting_for_user';
  const isWaiting = status === 'escalated' || status === 'waiting_for_agent';
  return fields.includes('assigneeId') && isWaiting ? withPeople : status;
}

function isOver(status: TicketStatus): boolean {
  return status === TicketStatus.Closed || status === TicketStatus.AutoResolved;
}
