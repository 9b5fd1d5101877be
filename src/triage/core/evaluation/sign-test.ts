import { binomialCdf } from '../guarantee/binomial.js';
import { isRight, type PairedPrediction } from './paired-prediction.js';

/** The examples that only one of two models gets right. */
export interface Discordant {
  /** Right by the candidate alone. */
  readonly won: number;
  /** Right by the active model alone. */
  readonly lost: number;
}

/** Counts the examples on which two models differ. */
export function countDiscordant(pairs: readonly PairedPrediction[]): Discordant {
  let won = 0;
  let lost = 0;
  for (const { actual, active, candidate } of pairs) {
    const before = isRight(active, actual);
    if (before === isRight(candidate, actual)) continue;
    if (before) lost += 1;
    else won += 1;
  }
  return { won, lost };
}

/**
 * McNemar's test (Psychometrika 12, 1947) in its exact form: of equally good models each wins a
 * discordant example with probability ½, so wins are binomial given their number. The probability
 * of a difference at least as large in either direction.
 */
export function differenceProbability({ won, lost }: Discordant): number {
  return Math.min(1, 2 * lossProbability({ won: Math.min(won, lost), lost: Math.max(won, lost) }));
}

/** The same test one-sided: the probability of as many losses, or more, if none is the worse. */
export function lossProbability({ won, lost }: Discordant): number {
  // Rounding can take what is nearly nothing below it.
  return Math.max(0, binomialCdf(won, won + lost, 0.5));
}
