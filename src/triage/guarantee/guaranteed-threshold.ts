import { binomialCdf, clopperPearsonUpper } from './binomial.js';

/** One prediction whose truth is known, made by a model that had not seen the message. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** What is promised: at most `target` wrong among the answered, with probability 1 − `delta`. */
export interface ErrorPromise {
  readonly target: number;
  readonly delta: number;
}

export interface GuaranteedThreshold extends ErrorPromise {
  /** Lowest confidence that may be answered; null where nothing can be promised. */
  readonly threshold: number | null;
  /** Of the judged predictions: how many would be answered, and how many of these are wrong. */
  readonly coverage: number;
  readonly errorRate: number;
  /** Exact upper bound of the error rate with confidence 1 − delta, for this threshold alone. */
  readonly bound: number;
  /** How many more judged predictions it takes at least before anything can be promised. */
  readonly missing: number;
}

/** Where the sequences of tests begin; a few wrong labels at the very top stop only the first. */
const STARTS = [0.999, 0.99, 0.96, 0.88, 0.7];
/** The thresholds that are tested, fixed before the data are seen, highest first. */
const GRID = confidenceGrid();

/**
 * The lowest threshold whose error rate among the answered is at most the target with probability
 * 1 − delta. Each threshold is tested by an exact binomial test, in fixed sequences from several
 * starts downwards with delta split among them, which controls the family-wise error rate (Geifman
 * and El-Yaniv 2017; Angelopoulos et al. 2021, "Learn then test").
 */
export function guaranteedThreshold(
  judged: readonly Judged[],
  promise: ErrorPromise,
): GuaranteedThreshold {
  const { target, delta } = promise;
  const counts = countAbove(judged);
  const level = delta / STARTS.length;
  let best: number | undefined;
  for (const start of STARTS) {
    for (let i = GRID.findIndex((threshold) => threshold <= start); i < GRID.length; i++) {
      const { answered, wrong } = counts[i]!;
      if (binomialCdf(wrong, answered, target) > level) break;
      if (best === undefined || i > best) best = i;
    }
  }
  const needed = Math.ceil(Math.log(level) / Math.log1p(-target));
  const missing = Math.max(0, needed - (counts.at(-1)?.answered ?? 0));
  if (best === undefined) {
    return { ...promise, threshold: null, coverage: 0, errorRate: 0, bound: 1, missing };
  }
  const { answered, wrong } = counts[best]!;
  return {
    ...promise,
    threshold: GRID[best]!,
    coverage: judged.length > 0 ? answered / judged.length : 0,
    errorRate: answered > 0 ? wrong / answered : 0,
    bound: clopperPearsonUpper(wrong, answered, 1 - delta),
    missing: 0,
  };
}

interface Count {
  readonly answered: number;
  readonly wrong: number;
}

/** For each threshold of the grid, how many predictions reach it and how many of these are wrong. */
function countAbove(judged: readonly Judged[]): Count[] {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  let answered = 0;
  let wrong = 0;
  return GRID.map((threshold) => {
    while (answered < sorted.length && sorted[answered]!.confidence >= threshold) {
      if (!sorted[answered]!.right) wrong += 1;
      answered += 1;
    }
    return { answered, wrong };
  });
}

/** Evenly spaced in log odds, where confidences crowd at the top: 0.9995 down to 0.02. */
function confidenceGrid(): number[] {
  const highest = Math.log(0.9995 / 0.0005);
  const lowest = Math.log(0.02 / 0.98);
  const steps = 230;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const odds = highest + ((lowest - highest) * i) / steps;
    return 1 / (1 + Math.exp(-odds));
  });
}
