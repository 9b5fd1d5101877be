import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fisherUpper, kolmogorovSmirnov, populationStability } from './two-samples.js';

const BINS = 20;
const counts = fc
  .array(fc.integer({ min: 0, max: 500 }), { minLength: BINS, maxLength: BINS })
  .filter((bins) => bins.some((count) => count > 0));

/** Deterministic numbers from 0 to 1 (Lehmer). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function binned(size: number, draw: () => number): number[] {
  const bins = new Array<number>(BINS).fill(0);
  for (let i = 0; i < size; i++) bins[Math.floor(draw() * BINS)]! += 1;
  return bins;
}

describe('kolmogorovSmirnov', () => {
  // √(n·m/(n+m)) = √50; D = 0.2: λ = (7.0711 + 0.12 + 0.0156) · 0.2 = 1.4413, 2·exp(−2 λ²) = 0.0314.
  it('is what the series says', () => {
    expect(kolmogorovSmirnov([50, 50], [70, 30])).toBeCloseTo(0.03137, 4);
  });

  it('is 1 for the same shares and next to 0 for disjoint ones', () => {
    expect(kolmogorovSmirnov([10, 20, 30], [20, 40, 60])).toBe(1);
    expect(kolmogorovSmirnov([500, 0], [0, 500])).toBeLessThan(1e-50);
  });

  it('does not mind which sample comes first', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(kolmogorovSmirnov(a, b)).toBeCloseTo(kolmogorovSmirnov(b, a), 12);
      }),
    );
  });

  it('is below 0.05 in no more than 5 % of samples of one distribution', () => {
    const random = randomNumbers(11);
    const draw = () => 1 - random() ** 3;
    const trials = 500;
    let alarms = 0;
    for (let trial = 0; trial < trials; trial++) {
      if (kolmogorovSmirnov(binned(1_000, draw), binned(300, draw)) < 0.05) alarms += 1;
    }
    expect(alarms / trials).toBeLessThanOrEqual(0.07);
    expect(alarms).toBeGreaterThan(0);
  });
});

describe('populationStability', () => {
  // Shares (10.5, 30.5)/41 and (20.5, 20.5)/41: 0.2439 · ln(0.5/0.2561) + −0.2439 · ln(0.5/0.7439).
  it('is what the formula says', () => {
    expect(populationStability([10, 30], [20, 20])).toBeCloseTo(0.26012, 4);
  });

  it('is 0 for the same counts, above it for others, and finite with empty bins', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        expect(populationStability(a, a)).toBe(0);
        expect(populationStability(a, b)).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(populationStability(a, b))).toBe(true);
        expect(populationStability(a, b)).toBeCloseTo(populationStability(b, a), 12);
      }),
    );
  });
});

describe('fisherUpper', () => {
  // The lady tasting tea: 3 or more of 4 right is (16 + 1) / 70.
  it.each([
    [3, 4, 1, 4, 17 / 70],
    [4, 4, 0, 4, 1 / 70],
    [0, 4, 4, 4, 1],
  ])('of %d in %d against %d in %d is %d', (hits, size, otherHits, otherSize, expected) => {
    expect(fisherUpper(hits, size, otherHits, otherSize)).toBeCloseTo(expected, 12);
  });

  it('is a probability that falls with the hits', () => {
    const size = fc.integer({ min: 2, max: 2_000 });
    fc.assert(
      fc.property(size, size, fc.nat(), fc.nat(), (n, m, a, b) => {
        const [hits, otherHits] = [1 + (a % n), b % (m + 1)];
        const more = fisherUpper(hits, n, otherHits, m);
        const fewer = fisherUpper(hits - 1, n, otherHits + 1 > m ? m : otherHits, m);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(1);
        expect(more).toBeLessThanOrEqual(fewer + 1e-9);
      }),
    );
  });
});
