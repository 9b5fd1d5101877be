import { describe, expect, it } from '@jest/globals';
import { binomialCdf } from './binomial.js';

describe('binomialCdf', () => {
  it.each([
    [0, 10, 0.1, 0.3487],
    [1, 10, 0.1, 0.7361],
    [2, 100, 0.02, 0.6767],
    [10, 10, 0.5, 1],
  ])('of at most %i of %i at %d', (wrong, answered, rate, expected) => {
    expect(binomialCdf(wrong, answered, rate)).toBeCloseTo(expected, 4);
  });

  it('is none at a rate of 1, and all at 0', () => {
    expect([binomialCdf(3, 10, 1), binomialCdf(0, 10, 0)]).toEqual([0, 1]);
  });

  it('stays a probability of many', () => {
    const at = binomialCdf(200, 20_000, 0.01);
    expect(at).toBeGreaterThan(0.5);
    expect(at).toBeLessThan(0.53);
  });
});
