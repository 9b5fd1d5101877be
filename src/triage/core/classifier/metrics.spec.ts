import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  accuracy,
  atThreshold,
  coverageAtAccuracy,
  expectedCalibrationError,
  intentQuality,
  macroF1,
} from './metrics.js';

const judge = (confidence: number, right: boolean) => ({ confidence, right });
const predict = (actual: string, predicted: string) => ({ actual, predicted });
const judgedList = fc.array(
  fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
);

const ranked = [judge(0.9, true), judge(0.8, true), judge(0.7, false), judge(0.6, true)];
const predictions = [predict('a', 'a'), predict('a', 'b'), predict('b', 'b'), predict('c', 'a')];

describe('accuracy', () => {
  it('is the share that is right', () => {
    expect(accuracy(ranked)).toBe(0.75);
    expect(accuracy([])).toBe(0);
  });
});

describe('intentQuality and macroF1', () => {
  it('match the values computed by hand', () => {
    expect(intentQuality(predictions, ['a', 'b', 'c', 'd'])).toEqual([
      { intent: 'a', precision: 1 / 2, recall: 1 / 2 },
      { intent: 'b', precision: 1 / 2, recall: 1 },
      { intent: 'c', precision: null, recall: 0 },
      { intent: 'd', precision: null, recall: null },
    ]);
    expect(macroF1(predictions)).toBeCloseTo((1 / 2 + 2 / 3 + 0) / 3, 12);
    expect(macroF1([])).toBe(0);
  });
});

describe('expectedCalibrationError', () => {
  it('matches the value computed by hand', () => {
    // Two bins: {0.2 wrong, 0.4 right} is off by |0.3 − 0.5|, {0.9 right, 1 right} by 0.05.
    const judged = [judge(0.2, false), judge(0.4, true), judge(0.9, true), judge(1, true)];
    expect(expectedCalibrationError(judged, 2)).toBeCloseTo(0.5 * 0.2 + 0.5 * 0.05, 12);
    expect(expectedCalibrationError([])).toBe(0);
  });

  it('lies within 0 and 1', () => {
    fc.assert(
      fc.property(judgedList, (judged) => {
        const error = expectedCalibrationError(judged);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('coverageAtAccuracy', () => {
  it('goes past early mistakes that later answers make up for', () => {
    expect(coverageAtAccuracy(ranked, 1)).toBe(0.5);
    expect(coverageAtAccuracy(ranked, 0.75)).toBe(1);
    expect(coverageAtAccuracy([judge(0.9, false)], 0.5)).toBe(0);
  });

  it('does not split equal confidences', () => {
    expect(coverageAtAccuracy([judge(0.9, true), judge(0.9, false)], 1)).toBe(0);
  });

  it('compares the share that is right as it is, also where rounding comes near', () => {
    const oneOf = (count: number) => [
      judge(0, true),
      ...Array.from({ length: count - 1 }, () => judge(0, false)),
    ];
    expect(coverageAtAccuracy(oneOf(10), 0.1)).toBe(1);
    expect(coverageAtAccuracy(oneOf(10), 0.1 + 2 ** -55)).toBe(0);
    for (let count = 1; count < 200; count++) {
      expect(coverageAtAccuracy(oneOf(count), 1 / count)).toBe(1);
    }
  });

  it('names a share that some threshold really reaches', () => {
    fc.assert(
      fc.property(judgedList, fc.double({ min: 0.1, max: 1, noNaN: true }), (judged, target) => {
        const coverage = coverageAtAccuracy(judged, target);
        const reached = judged
          .map(({ confidence }) => atThreshold(judged, confidence))
          .filter((at) => at.accuracy >= target)
          .map((at) => at.coverage);
        expect(coverage).toBeCloseTo(Math.max(0, ...reached), 12);
      }),
    );
  });
});

describe('atThreshold', () => {
  it('counts what is answered and what of it is right', () => {
    expect(atThreshold(ranked, 0.7)).toEqual({
      threshold: 0.7,
      coverage: 0.75,
      accuracy: 2 / 3,
    });
    expect(atThreshold(ranked, 0.95)).toEqual({ threshold: 0.95, coverage: 0, accuracy: 0 });
  });
});
