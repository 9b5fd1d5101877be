import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PairedPrediction } from './paired-prediction.js';
import { countDiscordant, differenceProbability, lossProbability } from './sign-test.js';

const counts = fc.nat({ max: 300 });

function says(predicted: string) {
  return { predicted, confidence: 0.9, familiar: true };
}

function pair(active: string, candidate: string): PairedPrediction {
  return { actual: 'x', active: says(active), candidate: says(candidate), isNew: false };
}

describe('countDiscordant', () => {
  it('counts only where one is right and the other is not', () => {
    const pairs = [pair('x', 'x'), pair('x', 'y'), pair('y', 'x'), pair('z', 'x'), pair('y', 'z')];
    expect(countDiscordant(pairs)).toEqual({ won: 2, lost: 1 });
  });
});

describe('McNemar’s exact test', () => {
  // By hand: binomial coefficients over 2^n.
  it.each([
    [0, 0, 1, 1],
    [0, 5, 2 / 32, 1 / 32],
    [5, 0, 2 / 32, 1],
    [1, 9, 22 / 1024, 11 / 1024],
    [2, 8, 112 / 1024, 56 / 1024],
    [5, 5, 1, 638 / 1024],
  ])('of %i won and %i lost', (won, lost, difference, loss) => {
    expect(differenceProbability({ won, lost })).toBeCloseTo(difference, 12);
    expect(lossProbability({ won, lost })).toBeCloseTo(loss, 12);
  });

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(counts, counts, (won, lost) => {
        const there = differenceProbability({ won, lost });
        expect(differenceProbability({ won: lost, lost: won })).toBe(there);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('finds a loss less likely the larger it is', () => {
    fc.assert(
      fc.property(counts, counts, (won, lost) => {
        const more = lossProbability({ won, lost: lost + 1 });
        expect(more).toBeLessThan(lossProbability({ won, lost }) + 1e-12);
      }),
    );
  });

  it('is no surprise for equally good models more often than it says', () => {
    // P(p ≤ 0.05) over all outcomes of n fair coins.
    for (const n of [1, 5, 20, 60]) {
      let chance = 0;
      let coefficient = 1;
      for (let won = 0; won <= n; won++) {
        if (lossProbability({ won, lost: n - won }) <= 0.05) chance += coefficient / 2 ** n;
        coefficient = (coefficient * (n - won)) / (won + 1);
      }
      expect(chance).toBeLessThanOrEqual(0.05);
    }
  });
});
