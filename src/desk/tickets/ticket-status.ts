/** Where a ticket is in its life. */
export enum TicketStatus {
  /** Left for people: the policy only watches. */
  Open = 'open',
  /** Answered by the machine. */
  AutoResolved = 'auto_resolved',
  /** Waiting for a person. */
  Escalated = 'escalated',
  Closed = 'closed',
}
