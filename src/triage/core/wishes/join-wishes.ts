import type { Classification } from '../classifier/classification.js';

/** As many as a classification has. */
const MOST = { alternatives: 4, evidence: 8, nearest: 3 };

/**
 * One classification of several wishes: the intent is the first one's, the confidence at most the
 * probability that all are right. They may be wrong together or not, so that their doubts add up
 * (Boole's inequality).
 */
export function joinWishes(wishes: readonly Classification[]): Classification {
  const [first, ...others] = wishes;
  if (!first) throw new RangeError('there is nothing to join');
  return {
    tier: first.tier,
    intent: first.intent,
    confidence: jointConfidence(wishes.map(({ confidence }) => confidence)),
    familiarity: Math.min(...wishes.map(({ familiarity }) => familiarity)),
    familiar: wishes.every(({ familiar }) => familiar),
    knownShare: Math.min(...wishes.map(({ knownShare }) => knownShare)),
    alternatives: others
      .flatMap(({ intent, confidence }) => (intent === null ? [] : [{ intent, confidence }]))
      .slice(0, MOST.alternatives),
    evidence: evenly(
      wishes.map(({ evidence }) => evidence),
      MOST.evidence,
    ),
    nearest: evenly(
      wishes.map(({ nearest }) => nearest),
      MOST.nearest,
    ),
  };
}

/** At most the probability that all are right, 0 to 1. */
export function jointConfidence(confidences: readonly number[]): number {
  const doubt = confidences.reduce((sum, confidence) => sum + (1 - confidence), 0);
  return Math.max(1 - doubt, 0);
}

/** The first of each, then the second of each, and so on. */
function evenly<Item>(lists: readonly (readonly Item[])[], most: number): Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1)))
    .flat()
    .slice(0, most);
}
