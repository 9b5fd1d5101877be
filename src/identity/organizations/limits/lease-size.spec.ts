import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leaseSize } from './lease-size.js';

describe('leaseSize', () => {
  it.each([
    [1_000_000, 1, 50],
    [800, 1, 50],
    [160, 1, 10],
    [15, 1, 1],
    [3, 200, 3],
    [100, 30, 30],
    [0, 1, 0],
    [-5, 1, 0],
  ])('of %i left with %i wanted is %i', (left, wanted, size) => {
    expect(leaseSize(left, wanted)).toBe(size);
  });

  it('is what is wanted where there is as much, and never more than is left', () => {
    const amount = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(amount, amount, (left, wanted) => {
        const size = leaseSize(left, wanted);
        expect(size).toBeLessThanOrEqual(left);
        expect(size).toBeGreaterThanOrEqual(Math.min(left, wanted));
      }),
    );
  });
});
