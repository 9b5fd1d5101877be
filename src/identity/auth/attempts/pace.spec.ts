import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { delayAfter } from './pace.js';

describe('delayAfter', () => {
  it('is nothing at first, then doubles up to four seconds', () => {
    const delays = Array.from({ length: 13 }, (_, failures) => delayAfter(failures, 5));
    expect(delays).toEqual([0, 0, 0, 0, 0, 0, 250, 500, 1000, 2000, 4000, 4000, 4000]);
  });

  it('never falls with another failure and never exceeds four seconds, however many there are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1e6 }), (failures, free) => {
        const delay = delayAfter(failures, free);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(4000);
        expect(delayAfter(failures + 1, free)).toBeGreaterThanOrEqual(delay);
        expect(delay === 0).toBe(failures <= free);
      }),
    );
  });
});
