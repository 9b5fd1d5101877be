import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration } from './calibration.js';
import { seededRandom } from './random.js';

const judgedOdds = fc.record({
  odds: fc.double({ min: -10, max: 25, noNaN: true }),
  right: fc.boolean(),
});

describe('calibrate', () => {
  it('is the logistic function of intercept plus slope times odds, below the ceiling', () => {
    expect(calibrate({ intercept: 0, slope: 1, ceiling: 0.9 }, 0)).toBe(0.45);
    expect(calibrate({ intercept: 1, slope: 2, ceiling: 1 }, -1)).toBeCloseTo(1 / (1 + Math.E), 12);
  });

  it('never reaches 0 or 1', () => {
    expect(calibrate(fitCalibration([{ odds: 1, right: true }]), 1e6)).toBeLessThan(1);
    expect(calibrate({ intercept: 0, slope: 1, ceiling: 1 }, -1e6)).toBeGreaterThan(0);
  });
});

describe('fitCalibration', () => {
  it('claims at most one half without any judgement', () => {
    expect(fitCalibration([])).toEqual({ intercept: 0, slope: 0.5, ceiling: 0.5 });
  });

  it('finds the curve that the judgements were drawn from', () => {
    const random = seededRandom(3);
    const truth = { intercept: -0.7, slope: 0.3, ceiling: 1 };
    const judged = Array.from({ length: 20_000 }, () => {
      const odds = random() * 12;
      return { odds, right: random() < calibrate(truth, odds) };
    });
    const fitted = fitCalibration(judged);
    expect(fitted.intercept).toBeCloseTo(truth.intercept, 0);
    expect(fitted.slope).toBeCloseTo(truth.slope, 1);
  });

  it('stays moderate when a few messages are all right', () => {
    const judged = Array.from({ length: 20 }, () => ({ odds: 4, right: true }));
    expect(calibrate(fitCalibration(judged), 4)).toBeLessThan(0.99);
    expect(calibrate(fitCalibration(judged), 4)).toBeGreaterThan(0.9);
  });

  it('rises strictly with the odds, whatever was judged', () => {
    fc.assert(
      fc.property(fc.array(judgedOdds, { maxLength: 60 }), (judged) => {
        const fitted = fitCalibration(judged);
        expect(fitted.slope).toBeGreaterThan(0);
        expect(Number.isFinite(fitted.intercept)).toBe(true);
        const confidences = [-5, -1, 0, 0.5, 3, 8, 15].map((odds) => calibrate(fitted, odds));
        for (let i = 1; i < confidences.length; i++) {
          expect(confidences[i]).toBeGreaterThan(confidences[i - 1]!);
        }
      }),
    );
  });
});
