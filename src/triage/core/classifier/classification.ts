/** A runner-up intent and its calibrated confidence (0..1). */
export interface Alternative {
  readonly intent: string;
  readonly confidence: number;
}

/** What a feature of a message is. */
export const EVIDENCE_KINDS = ['word', 'phrase', 'characters'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A feature of the message that spoke for the winning intent. */
export interface Evidence {
  /** The words or characters as they stand in the normalised message. */
  readonly feature: string;
  readonly kind: EvidenceKind;
  /** What the feature added to the winner's raw score; always positive. */
  readonly weight: number;
}

/** What a classification was made of: the words alone, or the sentence's embedding as well. */
export const TIERS = ['lexical', 'full'] as const;
export type Tier = (typeof TIERS)[number];

/** A training example that is like the message. */
export interface NearestExample {
  /** The id of the example as it was given to the training. */
  readonly example: string;
  /** Cosine, 0..1: of the words in the lexical tier, of the meaning in the full one. */
  readonly similarity: number;
}

/** What a classifier says about one message, without saying why. */
export interface Judgement {
  readonly tier: Tier;
  /** The most likely intent; null only when nothing in the message is known to the model. */
  readonly intent: string | null;
  /** Calibrated probability that the intent is right, 0..1; 0 when there is no intent. */
  readonly confidence: number;
  /** How sure it is, 0..1, that the message is of any of the intents at all. */
  readonly familiarity: number;
  /** Whether it is familiar enough to be answered. */
  readonly familiar: boolean;
}

/** What a classifier says about one message, and why. */
export interface Classification extends Judgement {
  /** The share of the message, 0..1, that the examples know; see `knownShare`. */
  readonly knownShare: number;
  /** Runner-ups, best first, at most 4; together with the winner their confidences sum to ≤ 1. */
  readonly alternatives: readonly Alternative[];
  /** At most 8 features that spoke most for the winner, largest weight first. */
  readonly evidence: readonly Evidence[];
  /** At most 3 examples of the winner and its first rivals that are most like the message. */
  readonly nearest: readonly NearestExample[];
}

/** The judgement of a message in which nothing is known to the model. */
export function nothingKnown(tier: Tier): Judgement {
  return { tier, intent: null, confidence: 0, familiarity: 0, familiar: false };
}
