import {
  ALL_REASONS,
  ESCALATION_REASONS,
  type EscalationReason,
  type EscalationSwitches,
} from './escalation-reasons.js';

/** Below this average the machine does not know what a conversation is about. */
export const LOW_CONFIDENCE = 0.3;
export const MOST_FALLBACKS = 3;
/** So often about the same within so many days: then the answers do not help. */
export const MOST_CONTACTS = 3;
export const CONTACT_DAYS = 14;

/** What is known of a conversation when its customer has written. */
export interface EscalationFacts {
  /** Of the messages whose intent was named, 0 to 1; null where none was. */
  readonly averageConfidence: number | null;
  /** Of the customer's last message. */
  readonly isVeryNegative: boolean;
  readonly isAngry: boolean;
  /** Messages that the machine had no answer to. */
  readonly fallbacks: number;
  readonly asksForPerson: boolean;
  /** How often the customer came about this intent in the last `CONTACT_DAYS`, this time included. */
  readonly contactsOnIntent: number;
}

const APPLIES: Readonly<Record<EscalationReason, (facts: EscalationFacts) => boolean>> = {
  person_requested: ({ asksForPerson }) => asksForPerson,
  negative_sentiment: ({ isVeryNegative, isAngry }) => isVeryNegative || isAngry,
  repeated_fallbacks: ({ fallbacks }) => fallbacks >= MOST_FALLBACKS,
  low_confidence: ({ averageConfidence }) =>
    averageConfidence !== null && averageConfidence < LOW_CONFIDENCE,
  repeated_contact: ({ contactsOnIntent }) => contactsOnIntent >= MOST_CONTACTS,
};

/** Why a conversation goes to a person: the weightiest reason that counts, or null where none does. */
export function escalationOf(
  facts: EscalationFacts,
  switches: EscalationSwitches = ALL_REASONS,
): EscalationReason | null {
  return ESCALATION_REASONS.find((reason) => switches[reason] && APPLIES[reason](facts)) ?? null;
}
