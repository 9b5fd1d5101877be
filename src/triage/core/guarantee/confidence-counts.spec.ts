import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScoredPrediction } from '../classifier/metrics.js';
import {
  addCounts,
  answeredAt,
  countAbove,
  countByConfidence,
  totalOf,
} from './confidence-counts.js';
import { binOf, CONFIDENCE_GRID } from './confidence-grid.js';

// Few values of the grid as well, so that predictions share bins.
const confidence = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 0.01, ...CONFIDENCE_GRID.slice(100, 104), 1, NaN),
);
const predictions: fc.Arbitrary<ScoredPrediction[]> = fc.array(
  fc.record({ confidence, right: fc.boolean() }),
  { maxLength: 60 },
);
const counts = predictions.map(countByConfidence);

function countedAt(judged: readonly ScoredPrediction[], threshold: number) {
  const answered = judged.filter((it) => it.confidence >= threshold);
  return { answered: answered.length, wrong: answered.filter(({ right }) => !right).length };
}

describe('countByConfidence', () => {
  it('counts right and wrong in the order of the bins', () => {
    const [high, low] = [CONFIDENCE_GRID[3]!, CONFIDENCE_GRID[90]!];
    const judged = [
      { confidence: low, right: false },
      { confidence: high, right: true },
      { confidence: high + 1e-9, right: true },
      { confidence: low, right: true },
      { confidence: 0.001, right: false },
    ];
    expect(countByConfidence(judged)).toEqual([
      [3, 2, 0],
      [90, 1, 1],
      [CONFIDENCE_GRID.length, 0, 1],
    ]);
    expect(countByConfidence([])).toEqual([]);
  });

  it('does not mind the order of the predictions, and loses none', () => {
    fc.assert(
      fc.property(predictions, (judged) => {
        const counted = countByConfidence(judged);
        expect(countByConfidence([...judged].reverse())).toEqual(counted);
        expect(totalOf(counted)).toBe(judged.length);
        const bins = counted.map(([bin]) => bin);
        expect(bins).toEqual([...new Set(judged.map((it) => binOf(it.confidence)))].sort(byNumber));
      }),
    );
  });
});

describe('addCounts', () => {
  it('counts as if all had been counted at once', () => {
    fc.assert(
      fc.property(fc.array(predictions, { maxLength: 5 }), (parts) => {
        expect(addCounts(parts.map(countByConfidence))).toEqual(countByConfidence(parts.flat()));
      }),
    );
  });

  it('is commutative and associative, and nothing changes nothing', () => {
    fc.assert(
      fc.property(counts, counts, counts, (a, b, c) => {
        expect(addCounts([a, b])).toEqual(addCounts([b, a]));
        expect(addCounts([addCounts([a, b]), c])).toEqual(addCounts([a, addCounts([b, c])]));
        expect(addCounts([a, []])).toEqual(a);
      }),
    );
  });

  it('leaves its arguments alone', () => {
    const given = countByConfidence([{ confidence: 0.9, right: true }]);
    addCounts([given, given]);
    expect(given).toEqual([[binOf(0.9), 1, 0]]);
  });
});

describe('countAbove', () => {
  it('agrees with looking at every prediction for every threshold', () => {
    fc.assert(
      fc.property(predictions, (judged) => {
        const expected = CONFIDENCE_GRID.map((threshold) => countedAt(judged, threshold));
        expect(countAbove(countByConfidence(judged))).toEqual(expected);
      }),
    );
  });
});

describe('answeredAt', () => {
  it('agrees with looking at every prediction', () => {
    fc.assert(
      fc.property(predictions, fc.constantFrom(...CONFIDENCE_GRID), (judged, threshold) => {
        const expected = countedAt(judged, threshold);
        expect(answeredAt(countByConfidence(judged), threshold)).toEqual(expected);
      }),
    );
  });

  it('is nothing where no threshold is', () => {
    const judged = countByConfidence([{ confidence: 1, right: false }]);
    expect(answeredAt(judged, null)).toEqual({ answered: 0, wrong: 0 });
  });
});

function byNumber(a: number, b: number): number {
  return a - b;
}
