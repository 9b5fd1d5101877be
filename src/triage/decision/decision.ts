/** What becomes of a ticket: answered by the machine, handed to a person, or left for people. */
export type Outcome = 'auto_resolved' | 'escalated' | 'open';

/** Why. */
export type Reason =
  /** Sure enough, and a machine may answer this intent. */
  | 'confident'
  /** The confidence is under the threshold. */
  | 'below_threshold'
  /** Too little is known to keep the promised error rate. */
  | 'not_guaranteed'
  /** The intent always goes to a person, or has no answer. */
  | 'needs_person'
  /** The message is unlike every example. */
  | 'out_of_scope'
  /** There is no model, or it failed. */
  | 'classifier_unavailable'
  /** The policy only watches. */
  | 'shadow';

export interface Decision {
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** The confidence that was asked for; null where none was enough. */
  readonly threshold: number | null;
}
