/** What becomes of a ticket: answered by the machine, handed to a person, or left for people. */
export const OUTCOMES = ['auto_resolved', 'escalated', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why. */
export const REASONS = [
  /** Sure enough, and a machine may answer this intent. */
  'confident',
  /** The confidence is under the threshold. */
  'below_threshold',
  /** Too little is known to keep the promised error rate. */
  'not_guaranteed',
  /** The intent always goes to a person, or has no answer. */
  'needs_person',
  /** The message is unlike every example, or in a language that the model does not know. */
  'out_of_scope',
  /** It only quotes, forwards or signs: whoever sent it wrote nothing. */
  'nothing_new',
  /** A machine wrote it: a bounce, an automatic reply, a receipt. */
  'automatic_message',
  /** What its words name is not wanted, not so, or done already. */
  'negated_wish',
  /** It wishes for several things, not all of which a machine may answer, or is sure of. */
  'several_wishes',
  /** Only its beginning was read, and what comes behind may say something else. */
  'too_long',
  /** There is no model, or it failed. */
  'classifier_unavailable',
  /** The policy only watches. */
  'shadow',
] as const;
export type Reason = (typeof REASONS)[number];

/** What each reason leads to. */
export const OUTCOME_OF: Readonly<Record<Reason, Outcome>> = {
  confident: 'auto_resolved',
  below_threshold: 'escalated',
  not_guaranteed: 'escalated',
  needs_person: 'escalated',
  out_of_scope: 'escalated',
  nothing_new: 'escalated',
  automatic_message: 'escalated',
  negated_wish: 'escalated',
  several_wishes: 'escalated',
  too_long: 'escalated',
  classifier_unavailable: 'escalated',
  shadow: 'open',
};

export interface Decision {
  readonly outcome: Outcome;
  readonly reason: Reason;
  /** The confidence that was asked for; null where none was enough. */
  readonly threshold: number | null;
}
