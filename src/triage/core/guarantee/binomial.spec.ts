import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binomialCdf, clopperPearsonUpper } from './binomial.js';

/** The sum itself, for numbers small enough. */
function summedCdf(successes: number, trials: number, probability: number): number {
  let term = (1 - probability) ** trials;
  let sum = 0;
  for (let k = 0; k <= successes; k++) {
    sum += term;
    term *= ((trials - k) / (k + 1)) * (probability / (1 - probability));
  }
  return sum;
}

describe('binomialCdf', () => {
  it.each([
    [0, 1, 0.5, 0.5],
    [1, 2, 0.5, 0.75],
    [2, 10, 0.1, 0.9298091736],
    [0, 100, 0.02, 0.1326195559],
  ])('P(X ≤ %d) of %d trials at %d is %d', (successes, trials, probability, expected) => {
    expect(binomialCdf(successes, trials, probability)).toBeCloseTo(expected, 9);
  });

  it.each([
    [-1, 10, 0.5, 0],
    [10, 10, 0.5, 1],
    [3, 10, 0, 1],
    [3, 10, 1, 0],
  ])(
    'is certain at the ends: P(X ≤ %d) of %d at %d is %d',
    (successes, trials, share, expected) => {
      expect(binomialCdf(successes, trials, share)).toBe(expected);
    },
  );

  it('agrees with the sum', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.nat(60),
        (trials, probability, k) => {
          const successes = Math.min(k, trials - 1);
          const expected = summedCdf(successes, trials, probability);
          expect(binomialCdf(successes, trials, probability)).toBeCloseTo(expected, 9);
        },
      ),
    );
  });

  it('stays a probability for a million trials', () => {
    expect(binomialCdf(20_000, 1_000_000, 0.02)).toBeCloseTo(0.5, 2);
  });
});

describe('clopperPearsonUpper', () => {
  // With no success the bound is 1 − (1 − level)^(1/n) in closed form.
  it.each([1, 10, 114, 1000])('has the closed form for 0 of %d', (trials) => {
    expect(clopperPearsonUpper(0, trials, 0.9)).toBeCloseTo(1 - 0.1 ** (1 / trials), 10);
  });

  it('is 1 where everything succeeded or nothing was tried', () => {
    expect(clopperPearsonUpper(5, 5, 0.9)).toBe(1);
    expect(clopperPearsonUpper(0, 0, 0.9)).toBe(1);
  });

  it('is above the observed share and falls with more trials', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 30, max: 400 }), (k, n) => {
        const bound = clopperPearsonUpper(k, n, 0.9);
        expect(bound).toBeGreaterThan(k / n);
        expect(clopperPearsonUpper(2 * k, 2 * n, 0.9)).toBeLessThan(bound);
      }),
    );
  });
});
