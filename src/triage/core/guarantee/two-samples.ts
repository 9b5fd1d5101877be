import { logGamma } from './binomial.js';

/**
 * The probability that two samples of one distribution differ as much as these by the statistic of
 * Kolmogorov and Smirnov, from their counts in the same ordered bins; asymptotic, with the
 * correction of Stephens (1970). Binning only hides differences, so it never alarms more often.
 */
export function kolmogorovSmirnov(first: readonly number[], second: readonly number[]): number {
  const [firstTotal, secondTotal] = [sum(first), sum(second)];
  let [firstBelow, secondBelow, largest] = [0, 0, 0];
  for (let bin = 0; bin < first.length; bin++) {
    firstBelow += first[bin]! / firstTotal;
    secondBelow += second[bin]! / secondTotal;
    largest = Math.max(largest, Math.abs(firstBelow - secondBelow));
  }
  const size = Math.sqrt((firstTotal * secondTotal) / (firstTotal + secondTotal));
  return kolmogorovTail((size + 0.12 + 0.11 / size) * largest);
}

/** 2 Σ (−1)^(k−1) exp(−2 k² λ²). */
function kolmogorovTail(lambda: number): number {
  // Below this it is 1 to double precision, and the series converges slowly.
  if (lambda < 0.2) return 1;
  let tail = 0;
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * k ** 2 * lambda ** 2);
    tail += k % 2 === 1 ? 2 * term : -2 * term;
    if (term < 1e-17) break;
  }
  return Math.min(1, Math.max(0, tail));
}

/**
 * Population stability index: the symmetrised relative entropy of two binned distributions, 0 where
 * they are the same. Half a count more in each bin keeps empty ones finite.
 */
export function populationStability(
  expected: readonly number[],
  observed: readonly number[],
): number {
  const [before, now] = [smoothed(expected), smoothed(observed)];
  return sum(before.map((share, bin) => (now[bin]! - share) * Math.log(now[bin]! / share)));
}

/**
 * Fisher's exact test, one-sided: the probability of at least `hits` in a sample of `size`, if both
 * samples come from one population, given the hits of both together.
 */
export function fisherUpper(
  hits: number,
  size: number,
  otherHits: number,
  otherSize: number,
): number {
  const allHits = hits + otherHits;
  const all = logChoose(size + otherSize, allHits);
  let probability = 0;
  for (let k = hits; k <= Math.min(allHits, size); k++) {
    if (allHits - k > otherSize) continue;
    probability += Math.exp(logChoose(size, k) + logChoose(otherSize, allHits - k) - all);
  }
  return Math.min(1, probability);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

function smoothed(counts: readonly number[]): number[] {
  const total = sum(counts) + counts.length / 2;
  return counts.map((count) => (count + 0.5) / total);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
