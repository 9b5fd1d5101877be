import type { ScoredPrediction } from '../classifier/metrics.js';
import { binomialCdf, clopperPearsonUpper } from './binomial.js';
import {
  addCounts,
  type Answered,
  type ConfidenceCounts,
  countAbove,
  countByConfidence,
  totalOf,
} from './confidence-counts.js';
import { CONFIDENCE_GRID } from './confidence-grid.js';
import type { ErrorPromise } from './error-promise.js';

export interface GuaranteedThreshold extends ErrorPromise {
  /** Lowest confidence that may be answered; null where nothing can be promised. */
  readonly threshold: number | null;
  /** Of the judged predictions: how many would be answered, and how many of these are wrong. */
  readonly coverage: number;
  readonly errorRate: number;
  /**
   * Exact upper bound of the error rate, at the level of the test that this threshold passed. What
   * is promised of a threshold that was chosen from many is the target, not this.
   */
  readonly bound: number;
  /** How many more judged predictions it takes at least before anything can be promised. */
  readonly missing: number;
}

/** Where the sequences of tests begin; a few wrong labels at the very top stop only the first. */
const STARTS = [0.999, 0.99, 0.96, 0.88, 0.7];

/** What is below the lowest start is not tested before enough is known at it. */
const LOWEST_START = CONFIDENCE_GRID.findIndex((it) => it <= Math.min(...STARTS));

/** `guaranteedThresholdOf` single predictions. */
export function guaranteedThreshold(
  judged: readonly ScoredPrediction[],
  promise: ErrorPromise,
): GuaranteedThreshold {
  return guaranteedThresholdOf(countByConfidence(judged), promise);
}

/**
 * The lowest threshold whose error rate among the answered is at most the target with probability
 * 1 − delta. Each threshold is tested by an exact binomial test, in fixed sequences from several
 * starts downwards with delta split among them, which controls the family-wise error rate (Geifman
 * and El-Yaniv 2017; Angelopoulos et al. 2021, "Learn then test").
 *
 * `reports` are what anybody may say: of the thresholds that passed, the lowest is chosen at which
 * the test passes with them as well. So they only choose among thresholds that keep the promise
 * without them, and the more wrong ones they hold, the higher is the choice.
 */
export function guaranteedThresholdOf(
  counts: ConfidenceCounts,
  promise: ErrorPromise,
  reports: ConfidenceCounts = [],
): GuaranteedThreshold {
  const above = countAbove(counts);
  const total = totalOf(counts);
  const passing = passingThresholds(above, promise);
  const best = reports.length > 0 ? lowestOf(passing, counts, promise, reports) : passing.at(-1);
  if (best === undefined) {
    const missing = Math.max(0, leastData(promise) - above[LOWEST_START]!.answered);
    return { ...promise, threshold: null, coverage: 0, errorRate: 0, bound: 1, missing };
  }
  const { answered, wrong } = above[best]!;
  return {
    ...promise,
    threshold: CONFIDENCE_GRID[best]!,
    coverage: total > 0 ? answered / total : 0,
    errorRate: answered > 0 ? wrong / answered : 0,
    bound: clopperPearsonUpper(wrong, answered, 1 - promise.delta / STARTS.length),
    missing: 0,
  };
}

/** The last of these places of the grid whose test passes with the reports as well. */
function lowestOf(
  passing: readonly number[],
  counts: ConfidenceCounts,
  { target, delta }: ErrorPromise,
  reports: ConfidenceCounts,
): number | undefined {
  const heard = countAbove(addCounts([counts, reports]));
  return passing.findLast((bin) => {
    const { answered, wrong } = heard[bin]!;
    return binomialCdf(wrong, answered, target) <= delta / STARTS.length;
  });
}

/** The places of the grid that sequences of tests reach, highest threshold first. */
function passingThresholds(
  above: readonly Answered[],
  { target, delta }: ErrorPromise,
): readonly number[] {
  const level = delta / STARTS.length;
  const passing: number[] = [];
  let tested = 0;
  for (const start of STARTS) {
    const first = CONFIDENCE_GRID.findIndex((it) => it <= start);
    // It would come to the test at which an earlier sequence broke off, and break off there too.
    if (first < tested) continue;
    for (let i = first; i < above.length; i++) {
      tested = i + 1;
      const { answered, wrong } = above[i]!;
      if (binomialCdf(wrong, answered, target) > level) break;
      passing.push(i);
    }
  }
  return passing;
}

/** How many judged predictions it takes to promise anything, if none of them is wrong. */
export function leastData({ target, delta }: ErrorPromise): number {
  return Math.ceil(Math.log(delta / STARTS.length) / Math.log1p(-target));
}

/**
 * How many judged predictions are enough to rely on them alone: so many that answers which are wrong
 * half as often as allowed would pass.
 */
export function enoughData({ target, delta }: ErrorPromise): number {
  const passes = (wrong: number) =>
    binomialCdf(wrong, Math.ceil((2 * wrong) / target), target) <= delta / STARTS.length;
  let high = 1;
  while (!passes(high)) high *= 2;
  let low = high >> 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil((2 * high) / target);
}
