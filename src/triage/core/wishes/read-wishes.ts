import type { Classification } from '../classifier/classification.js';
import type { Classifier } from '../classifier/classifier.js';
import type { Wish } from '../decision/wish.js';
import { type PartWish, readSeveral } from './read-several.js';
import { readWish } from './read-wish.js';

/** How a message wishes for what it names, and what is to be classified instead of all of it. */
export interface ReadWishes {
  readonly wish: Wish;
  /** The message without what it takes back, where that rest decides. */
  readonly rest?: string;
  /** What it wishes for, where that is several things; they stand in the rest, if there is one. */
  readonly several: readonly PartWish[];
}

/** Reads a message beyond its words: what it takes back, and whether it wishes for several things. */
export function readWishes(
  classifier: Classifier,
  message: string,
  classification: Classification,
): ReadWishes {
  const { wish, rest } = readWish(classifier, message, classification);
  if (wish === 'negated') return { wish, several: [] };
  const several = readSeveral(classifier, rest ?? message, classification);
  return {
    wish: several.length > 0 ? 'several' : wish,
    ...(rest !== undefined && { rest }),
    several,
  };
}
