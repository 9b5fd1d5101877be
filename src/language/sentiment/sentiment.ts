/** How a customer feels, from very negative to very positive. */
export const SENTIMENT_LEVELS = [-2, -1, 0, 1, 2] as const;
export type SentimentLevel = (typeof SENTIMENT_LEVELS)[number];

/** What the levels are called where people read them. */
export const SENTIMENT_NAMES: Readonly<Record<SentimentLevel, string>> = {
  [-2]: 'very_negative',
  [-1]: 'negative',
  0: 'neutral',
  1: 'positive',
  2: 'very_positive',
};

/** How a message sounds. */
export interface Sentiment {
  readonly level: SentimentLevel;
  /** From -1, very negative, to 1: the mean of the levels by their probabilities. */
  readonly score: number;
  /** The probability, 0 to 1, that the customer is angry: apart from the level, as grief is no anger. */
  readonly anger: number;
  readonly angry: boolean;
  /** Whether the message is in a language that the model knows; all else says nothing if it is not. */
  readonly known: boolean;
}

/** Of what cannot be judged. */
export const UNKNOWN_SENTIMENT: Sentiment = {
  level: 0,
  score: 0,
  anger: 0,
  angry: false,
  known: false,
};
