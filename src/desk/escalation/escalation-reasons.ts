/** Why a conversation goes to a person, beside what the decision on a message says; first the weightiest. */
export const ESCALATION_REASONS = [
  /** The customer asks for one. */
  'person_requested',
  /** What they write is very negative, or angry. */
  'negative_sentiment',
  /** The machine had no answer three times. */
  'repeated_fallbacks',
  /** The machine was not sure what they wanted, on average. */
  'low_confidence',
  /** They came about the same for the third time in two weeks. */
  'repeated_contact',
] as const;
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/** Which of the reasons count. */
export type EscalationSwitches = Readonly<Record<EscalationReason, boolean>>;

export const ALL_REASONS: EscalationSwitches = {
  person_requested: true,
  negative_sentiment: true,
  repeated_fallbacks: true,
  low_confidence: true,
  repeated_contact: true,
};
