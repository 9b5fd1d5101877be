import { describe, expect, it } from '@jest/globals';
import { wilson } from './wilson.js';

describe('wilson', () => {
  it('is the interval of the textbook', () => {
    const { low, high } = wilson(42, 214);
    expect(low).toBeCloseTo(0.1486, 4);
    expect(high).toBeCloseTo(0.2546, 4);
  });

  it('reaches from 0 to 1 of none', () => {
    expect(wilson(0, 0)).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
  });

  it('begins at 0 and ends at 1 where none or all count', () => {
    expect(wilson(0, 543)).toMatchObject({ low: 0, high: expect.closeTo(0.007, 3) });
    expect(wilson(8, 8)).toMatchObject({ low: expect.closeTo(0.676, 3), high: 1 });
  });
});
