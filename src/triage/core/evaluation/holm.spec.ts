import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holm } from './holm.js';

describe('holm', () => {
  it('adjusts as in a worked example', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
  });

  it('leaves a single test as it is, and gives nothing for none', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([])).toEqual([]);
  });

  it('never makes a test more significant, and keeps the order', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(pValues, (given) => {
        const sut = holm(given);
        sut.forEach((p, i) => {
          expect(p).toBeGreaterThanOrEqual(given[i]!);
          expect(p).toBeLessThanOrEqual(1);
          given.forEach((other, j) => {
            if (given[i]! < other) expect(p).toBeLessThanOrEqual(sut[j]!);
          });
        });
      }),
    );
  });
});
