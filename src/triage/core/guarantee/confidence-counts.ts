import type { ScoredPrediction } from '../classifier/metrics.js';
import { binOf, CONFIDENCE_GRID } from './confidence-grid.js';

/** Predictions of one bin of the grid: its place, how many were right, how many wrong. */
export type BinCount = readonly [bin: number, right: number, wrong: number];

/** Right and wrong predictions by bin of `CONFIDENCE_GRID`, in the order of the bins. */
export type ConfidenceCounts = readonly BinCount[];

/** How many predictions reach a threshold, and how many of these are wrong. */
export interface Answered {
  readonly answered: number;
  readonly wrong: number;
}

/** Counts predictions: all that choosing thresholds needs to know of them. */
export function countByConfidence(judged: Iterable<ScoredPrediction>): ConfidenceCounts {
  const counts = new Map<number, [right: number, wrong: number]>();
  for (const { confidence, right } of judged) {
    const bin = binOf(confidence);
    const count = counts.get(bin) ?? [0, 0];
    count[right ? 0 : 1] += 1;
    counts.set(bin, count);
  }
  return inOrder(counts);
}

/** Counts of the same grid together. */
export function addCounts(all: readonly ConfidenceCounts[]): ConfidenceCounts {
  const [only = [], ...others] = all.filter((counts) => counts.length > 0);
  if (others.length === 0) return only;
  const sums = new Map<number, [right: number, wrong: number]>();
  for (const counts of [only, ...others]) {
    for (const [bin, right, wrong] of counts) {
      const sum = sums.get(bin) ?? [0, 0];
      sums.set(bin, [sum[0] + right, sum[1] + wrong]);
    }
  }
  return inOrder(sums);
}

/** How many predictions were counted. */
export function totalOf(counts: ConfidenceCounts): number {
  return counts.reduce((sum, [, right, wrong]) => sum + right + wrong, 0);
}

/** For each threshold of the grid, how many predictions reach it and how many of these are wrong. */
export function countAbove(counts: ConfidenceCounts): Answered[] {
  let answered = 0;
  let wrong = 0;
  let next = 0;
  return CONFIDENCE_GRID.map((_, bin) => {
    for (; next < counts.length && counts[next]![0] <= bin; next++) {
      const [, right, wrongHere] = counts[next]!;
      answered += right + wrongHere;
      wrong += wrongHere;
    }
    return { answered, wrong };
  });
}

/** How many predictions reach this threshold of the grid. */
export function answeredAt(counts: ConfidenceCounts, threshold: number | null): Answered {
  if (threshold === null) return { answered: 0, wrong: 0 };
  return countAbove(counts)[binOf(threshold)] ?? { answered: totalOf(counts), wrong: 0 };
}

function inOrder(counts: ReadonlyMap<number, readonly [number, number]>): ConfidenceCounts {
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bin, [right, wrong]]): BinCount => [bin, right, wrong]);
}
