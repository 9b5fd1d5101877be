/**
 * How a message wishes for what its words name: as it says, not at all, only in a part, the rest of
 * which says something else, or for several things at once; unread where it is so long that only its
 * beginning was classified, and what comes behind may wish for anything.
 */
export const WISHES = ['stated', 'negated', 'rest', 'several', 'unread'] as const;
export type Wish = (typeof WISHES)[number];

/** One of several wishes of a message. */
export interface NamedWish {
  readonly intent: string;
  /** Calibrated probability that this intent is right, by the words of its part alone. */
  readonly confidence: number;
  /** Whether the intent has an answer that a machine may give. */
  readonly answerable: boolean;
}
