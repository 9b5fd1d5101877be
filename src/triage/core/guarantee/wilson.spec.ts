import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval } from './wilson.js';

describe('wilsonInterval', () => {
  // (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z² = 3.8415; the last four as Newcombe
  // (1998, table I) prints them.
  it.each([
    [5, 10, 0.2366, 0.7634],
    [1, 10, 0.0179, 0.4042],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d goes from %d to %d', (successes, trials, low, high) => {
    const sut = wilsonInterval(successes, trials);
    expect(sut.low).toBeCloseTo(low, 4);
    expect(sut.high).toBeCloseTo(high, 4);
  });

  it('knows nothing without a trial', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  const counts = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

  it('holds the share, stays in 0..1 and mirrors the failures', () => {
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const { low, high } = wilsonInterval(successes, trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        expect(high).toBeLessThanOrEqual(1);
        const failures = wilsonInterval(trials - successes, trials);
        expect(failures.low).toBeCloseTo(1 - high, 12);
        expect(failures.high).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  it('narrows with more trials', () => {
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const once = wilsonInterval(successes, trials);
        const twice = wilsonInterval(2 * successes, 2 * trials);
        expect(twice.high - twice.low).toBeLessThan(once.high - once.low);
      }),
    );
  });
});
