export const BULK_STATUSES = ['waiting', 'running', 'completed', 'undone', 'failed'] as const;
export type BulkStatus = (typeof BULK_STATUSES)[number];

/** So long it waits before it begins: what has not begun can be undone whole. */
export const UNDO_SECONDS = 10;
/** So many tickets may be changed at once. */
export const MOST_TICKETS = 50_000;
/** Of tickets that could not be changed, so many are told one by one. */
export const MOST_FAILURES = 1_000;

/** Why a ticket was not changed. */
export interface TicketFailure {
  readonly ticketId: number;
  /** As it is of a change of the ticket alone. */
  readonly code: string;
  readonly detail: string;
}
