import { wilsonInterval } from '../../../triage/core/index.js';

/** What is known of a month's answers. */
export interface CheckedAnswers {
  readonly answered: number;
  /** How many of them somebody of the staff looked at, and how many of those were wrong. */
  readonly checked: number;
  readonly wrong: number;
}

/** Wrong answers as far as they can be told: the most likely number and its 95 % interval. */
export interface Estimate {
  readonly count: number | null;
  readonly low: number;
  readonly high: number;
}

/**
 * How many of all answers are wrong, if those that were checked are like the others or worse. What
 * was found wrong is wrong for certain, what was found right is not: only the rest is estimated.
 */
export function estimateWrong({ answered, checked, wrong }: CheckedAnswers): Estimate {
  const rest = answered - checked;
  const { low, high } = wilsonInterval(wrong, checked);
  return {
    count: checked > 0 ? wrong + (rest * wrong) / checked : rest === 0 ? wrong : null,
    low: wrong + rest * low,
    high: wrong + rest * high,
  };
}
