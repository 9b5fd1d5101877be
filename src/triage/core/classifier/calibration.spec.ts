import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calibrate, fitCalibration } from './calibration.js';
import { seededRandom } from './random.js';

const likeness = fc.double({ min: 0, max: 1, noNaN: true });
const judgedSigns = fc.record({
  signs: fc.tuple(fc.double({ min: -10, max: 25, noNaN: true }), likeness, likeness),
  right: fc.boolean(),
});

describe('calibrate', () => {
  it('is the logistic function of intercept plus slopes times signs, below the ceiling', () => {
    expect(calibrate({ intercept: 0, slopes: [1], ceiling: 0.9 }, [0])).toBe(0.45);
    expect(calibrate({ intercept: 1, slopes: [2], ceiling: 1 }, [-1])).toBeCloseTo(
      1 / (1 + Math.E),
      12,
    );
    expect(calibrate({ intercept: 1, slopes: [2, 0.5], ceiling: 0.8 }, [-1, 2])).toBe(0.4);
  });

  it('never reaches 0 or 1', () => {
    const fitted = fitCalibration([{ signs: [1], right: true }], 1);
    expect(calibrate(fitted, [1e6])).toBeLessThan(1);
    expect(calibrate({ intercept: 0, slopes: [1], ceiling: 1 }, [-1e6])).toBeGreaterThan(0);
  });
});

describe('fitCalibration', () => {
  it('claims at most one half without any judgement', () => {
    expect(fitCalibration([], 3)).toEqual({ intercept: 0, slopes: [0.8, 0, 0], ceiling: 0.5 });
  });

  it('raises the ceiling with every judgement', () => {
    const judged = Array.from({ length: 98 }, () => ({ signs: [3], right: true }));
    expect(fitCalibration(judged, 1).ceiling).toBe(0.99);
  });

  it('finds the curve that the judgements were drawn from', () => {
    const random = seededRandom(3);
    const truth = { intercept: -0.7, slopes: [0.3, 1.5], ceiling: 1 };
    const judged = Array.from({ length: 20_000 }, () => {
      const signs = [random() * 12, random()];
      return { signs, right: random() < calibrate(truth, signs) };
    });
    const fitted = fitCalibration(judged, 2);
    expect(fitted.intercept).toBeCloseTo(truth.intercept, 0);
    expect(fitted.slopes[0]).toBeCloseTo(truth.slopes[0]!, 1);
    expect(fitted.slopes[1]).toBeCloseTo(truth.slopes[1]!, 0);
  });

  it('ignores a likeness that speaks against the winner', () => {
    const judged = Array.from({ length: 200 }, (_, i) => ({
      signs: [2, i % 2],
      right: i % 2 === 0,
    }));
    expect(fitCalibration(judged, 2).slopes[1]).toBe(0);
  });

  it('stays moderate when a few messages are all right', () => {
    const judged = Array.from({ length: 20 }, () => ({ signs: [4], right: true }));
    expect(calibrate(fitCalibration(judged, 1), [4])).toBeLessThan(0.99);
    expect(calibrate(fitCalibration(judged, 1), [4])).toBeGreaterThan(0.9);
  });

  it('rises strictly with the odds and never falls with a likeness, whatever was judged', () => {
    fc.assert(
      fc.property(fc.array(judgedSigns, { maxLength: 60 }), (judged) => {
        const fitted = fitCalibration(judged, 3);
        expect(fitted.slopes[0]).toBeGreaterThanOrEqual(0.05);
        expect(Number.isFinite(fitted.intercept)).toBe(true);
        const byOdds = [-5, -1, 0, 0.5, 3, 8, 15].map((odds) =>
          calibrate(fitted, [odds, 0.3, 0.5]),
        );
        const byWords = [0, 0.2, 0.7, 1].map((words) => calibrate(fitted, [2, words, 0.5]));
        const byMeaning = [0, 0.2, 0.7, 1].map((meaning) => calibrate(fitted, [2, 0.3, meaning]));
        for (let i = 1; i < byOdds.length; i++) expect(byOdds[i]).toBeGreaterThan(byOdds[i - 1]!);
        for (const rising of [byWords, byMeaning]) {
          expect(rising).toEqual([...rising].sort((a, b) => a - b));
        }
      }),
    );
  });
});
