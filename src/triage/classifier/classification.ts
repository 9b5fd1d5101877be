/** A runner-up intent and its calibrated confidence (0..1). */
export interface Alternative {
  readonly intent: string;
  readonly confidence: number;
}

/** A feature of the message that spoke for the winning intent. */
export interface Evidence {
  /** The words or characters as they stand in the normalised message. */
  readonly feature: string;
  readonly kind: 'word' | 'phrase' | 'characters';
  /** What the feature added to the winner's raw score; always positive. */
  readonly weight: number;
}

/** What a classifier says about one message. */
export interface Classification {
  /** The most likely intent; null only when nothing in the message is known to the model. */
  readonly intent: string | null;
  /** Calibrated probability that the intent is right, 0..1; 0 when there is no intent. */
  readonly confidence: number;
  /** False when the message is unlike every example, or is background talk. */
  readonly familiar: boolean;
  /** Runner-ups, best first, at most 4; together with the winner their confidences sum to ≤ 1. */
  readonly alternatives: readonly Alternative[];
  /** At most 8 features that spoke most for the winner, largest weight first. */
  readonly evidence: readonly Evidence[];
}

/** The answer to a message in which nothing is known to the model. */
export const NOTHING_KNOWN: Classification = Object.freeze({
  intent: null,
  confidence: 0,
  familiar: false,
  alternatives: Object.freeze([]),
  evidence: Object.freeze([]),
});
