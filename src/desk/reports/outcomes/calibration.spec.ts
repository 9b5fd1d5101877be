import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectedCalibrationError, type ScoredPrediction } from '../../../triage/core/index.js';
import { CALIBRATION_BINS, calibrationOf } from './calibration.js';

/** As the statement counts them. */
function rowsOf(judged: readonly ScoredPrediction[]) {
  return Array.from({ length: CALIBRATION_BINS }, (_, bin) => {
    const own = judged.filter(({ confidence }) => {
      return Math.min(Math.floor(confidence * CALIBRATION_BINS), CALIBRATION_BINS - 1) === bin;
    });
    const right = own.filter((it) => it.right).length;
    const sum = own.reduce((total, { confidence }) => total + confidence, 0);
    return { bin, count: own.length, right, meanConfidence: sum / own.length };
  }).filter(({ count }) => count > 0);
}

describe('calibrationOf', () => {
  it('tells how far confidence and truth are apart', () => {
    const { ece, bins, judged, missing } = calibrationOf(3, [
      { bin: 5, count: 20, right: 10, meanConfidence: 0.55 },
      { bin: 9, count: 80, right: 80, meanConfidence: 0.95 },
    ]);
    expect({ judged, missing }).toEqual({ judged: 100, missing: 0 });
    // (20 · 0.05 + 80 · 0.05) / 100
    expect(ece).toBeCloseTo(0.05, 12);
    expect(bins).toMatchObject([
      { from: 0.5, to: 0.6, meanConfidence: 0.55, right: { count: 10, of: 20, share: 0.5 } },
      { from: 0.9, to: 1, meanConfidence: 0.95, right: { count: 80, of: 80, share: 1 } },
    ]);
  });

  it('says how many judgements are missing instead of guessing', () => {
    const few = calibrationOf(3, [{ bin: 9, count: 29, right: 29, meanConfidence: 0.9 }]);
    expect(few).toEqual({ modelId: 3, judged: 29, missing: 1, ece: null, bins: [] });
    expect(calibrationOf(null, [])).toMatchObject({ modelId: null, judged: 0, missing: 30 });
  });

  it('agrees with the calibration error of single predictions', () => {
    const confidence = fc.double({ min: 0, max: 1, noNaN: true });
    const judged = fc.array(fc.record({ confidence, right: fc.boolean() }), { minLength: 30 });
    fc.assert(
      fc.property(judged, (it) => {
        const { ece } = calibrationOf(1, rowsOf(it));
        expect(ece).toBeCloseTo(expectedCalibrationError(it, CALIBRATION_BINS), 9);
      }),
    );
  });
});
