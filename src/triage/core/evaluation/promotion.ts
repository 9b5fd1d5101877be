import type { Verdict } from './verdict.js';

/**
 * What became of a trained model: `promoted`, or why it waits for an admin. `not_wanted`: whoever
 * asked for it wanted to look first; `overtaken`: another model became active while it was trained;
 * `worse` and `unknown`: by the comparison.
 */
export const PROMOTIONS = ['promoted', 'not_wanted', 'overtaken', 'worse', 'unknown'] as const;
export type Promotion = (typeof PROMOTIONS)[number];

/** A trained model that might take over. */
export interface Candidacy {
  readonly isWanted: boolean;
  /** The model that was active when its training began, and the one that is now. */
  readonly activeBefore: number | undefined;
  readonly activeNow: number | undefined;
  /** None where there was no active model that can be read: any model is better than none. */
  readonly verdict: Verdict | undefined;
}

/** Decides whether a trained model takes over by itself. */
export function promotionOf(candidacy: Candidacy): Promotion {
  const { isWanted, activeBefore, activeNow, verdict } = candidacy;
  if (!isWanted) return 'not_wanted';
  if (activeBefore !== activeNow) return 'overtaken';
  return verdict === 'worse' || verdict === 'unknown' ? verdict : 'promoted';
}
