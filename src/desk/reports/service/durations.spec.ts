import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BIN_COUNT, BIN_ENDS, binOf, percentileOf } from './durations.js';

const seconds = fc.oneof(
  fc.integer({ min: 0, max: 60 * 86_400 }),
  fc.constantFrom(...BIN_ENDS, ...BIN_ENDS.map((end) => end - 1)),
);

function binsOfAll(durations: readonly number[]): number[] {
  const bins = Array<number>(BIN_COUNT).fill(0);
  for (const it of durations) bins[binOf(it * 1_000)]! += 1;
  return bins;
}

describe('binOf', () => {
  it('finds the bin that begins at or before a duration and ends after it', () => {
    fc.assert(
      fc.property(seconds, (duration) => {
        const bin = binOf(duration * 1_000);
        expect(BIN_ENDS[bin - 1] ?? 0).toBeLessThanOrEqual(duration);
        expect(BIN_ENDS[bin] ?? Infinity).toBeGreaterThan(duration);
      }),
    );
  });
});

describe('percentileOf', () => {
  it('is in the bin of the duration that so many took at most', () => {
    const share = fc.constantFrom(0.1, 0.5, 0.9, 1);
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1 }), share, (durations, of) => {
        const sorted = [...durations].sort((one, other) => one - other);
        const bin = binOf(sorted[Math.ceil(of * sorted.length) - 1]! * 1_000);
        const found = percentileOf(binsOfAll(durations), of)!;
        expect(found).toBeGreaterThanOrEqual(BIN_ENDS[bin - 1] ?? 0);
        expect(found).toBeLessThanOrEqual(BIN_ENDS[bin] ?? BIN_ENDS.at(-1)!);
      }),
    );
  });

  it('grows with the share', () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1 }), (durations) => {
        const bins = binsOfAll(durations);
        const found = [0.1, 0.25, 0.5, 0.75, 0.9, 1].map((share) => percentileOf(bins, share)!);
        expect(found).toEqual([...found].sort((one, other) => one - other));
      }),
    );
  });

  it('is as if the durations of a bin lay evenly in it', () => {
    const bins = Array<number>(BIN_COUNT).fill(0);
    bins[1] = 4;
    // From one minute to five.
    expect([0.25, 0.5, 1].map((share) => percentileOf(bins, share))).toEqual([120, 180, 300]);
  });

  it('of nothing is nothing, and of more than a month a month', () => {
    const bins = Array<number>(BIN_COUNT).fill(0);
    expect(percentileOf(bins, 0.5)).toBeNull();
    bins[BIN_COUNT - 1] = 1;
    expect(percentileOf(bins, 0.5)).toBe(30 * 86_400);
  });
});
