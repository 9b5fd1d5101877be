import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TrainingClock, type TrainingProgress } from './training-progress.js';

function aClock() {
  const told: TrainingProgress[] = [];
  return { told, sut: new TrainingClock((progress) => told.push(progress)) };
}

describe('TrainingClock', () => {
  it('tells each step as a share of the whole run', () => {
    const { told, sut } = aClock();
    sut.begin('features', 0.25, 2);
    sut.stepped();
    sut.stepped();
    sut.begin('cross-validation', 0.5, 1);
    sut.stepped(0.5);
    expect(told).toEqual([
      { stage: 'features', done: 0 },
      { stage: 'features', done: 0.125 },
      { stage: 'features', done: 0.25 },
      { stage: 'cross-validation', done: 0.5 },
    ]);
  });

  it('is silent about progress that is hardly any', () => {
    const { told, sut } = aClock();
    sut.begin('final', 1, 10_000);
    for (let i = 0; i < 9_999; i++) sut.stepped();
    expect(told.length).toBeGreaterThan(400);
    expect(told.length).toBeLessThanOrEqual(501);
    told.slice(1).forEach(({ done }, i) => expect(done - told[i]!.done).toBeGreaterThan(0.00199));
  });

  it('tells the end of a stage however little it adds', () => {
    const { told, sut } = aClock();
    sut.begin('features', 0.001, 2);
    sut.stepped();
    sut.stepped();
    sut.begin('final', 0.999, 1);
    sut.stepped(0.999);
    sut.stepped(0.001);
    expect(told.map(({ done }) => done)).toEqual([0, 0.001, expect.closeTo(0.999, 3), 1]);
  });

  it('knows the end of a stage by shares that add up to it but for rounding', () => {
    const { told, sut } = aClock();
    const shares = Array.from({ length: 800 }, () => 1 / 800);
    expect(shares.reduce((a, b) => a + b)).toBeLessThan(1);
    sut.begin('final', 1, 1);
    for (const share of shares) sut.stepped(share);
    expect(told.at(-1)).toEqual({ stage: 'final', done: 1 });
  });

  it('goes on at the next stage where one had less work than expected', () => {
    const { told, sut } = aClock();
    sut.begin('cross-validation', 0.5, 10);
    sut.stepped();
    sut.begin('unknown intents', 0.25, 1);
    expect(told.at(-1)).toEqual({ stage: 'unknown intents', done: 0.5 });
  });

  it('only ever rises, from 0 to at most 1', () => {
    const stage = fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      expected: fc.integer({ min: 1, max: 5 }),
      steps: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(stage, { minLength: 1, maxLength: 5 }), (stages) => {
        const { told, sut } = aClock();
        for (const { share, expected, steps } of stages) {
          sut.begin('features', share, expected);
          for (const step of steps) sut.stepped(step);
        }
        const done = told.map((progress) => progress.done);
        expect(done[0]).toBe(0);
        expect(done).toEqual([...done].sort((a, b) => a - b));
        expect(done.at(-1)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
