import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binOf, CONFIDENCE_GRID } from './confidence-grid.js';

describe('CONFIDENCE_GRID', () => {
  it('falls from 0.9995 to 0.02', () => {
    expect(CONFIDENCE_GRID[0]).toBeCloseTo(0.9995, 12);
    expect(CONFIDENCE_GRID.at(-1)).toBeCloseTo(0.02, 12);
    const falls = CONFIDENCE_GRID.every((it, i) => i === 0 || it < CONFIDENCE_GRID[i - 1]!);
    expect(falls).toBe(true);
  });

  it('is finer at the top', () => {
    const steps = CONFIDENCE_GRID.slice(1).map((it, i) => CONFIDENCE_GRID[i]! - it);
    expect(steps[0]).toBeLessThan(0.0001);
    expect(Math.max(...steps)).toBeLessThan(0.02);
  });
});

describe('binOf', () => {
  it('is the inverse of the grid, and one place on just below', () => {
    for (const [bin, threshold] of CONFIDENCE_GRID.entries()) {
      expect(binOf(threshold)).toBe(bin);
      expect(binOf(threshold - 1e-9)).toBe(bin + 1);
    }
  });

  it('is the place of the highest threshold reached, by which a database counts too', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (confidence) => {
        const bin = binOf(confidence);
        const reached = CONFIDENCE_GRID.filter((threshold) => confidence >= threshold);
        expect(bin).toBe(CONFIDENCE_GRID.length - reached.length);
        expect(CONFIDENCE_GRID[bin]).toBe(reached[0]);
      }),
    );
  });

  it.each([
    [1, 0],
    [Infinity, 0],
    [0.0199, CONFIDENCE_GRID.length],
    [0, CONFIDENCE_GRID.length],
    [-Infinity, CONFIDENCE_GRID.length],
    [NaN, CONFIDENCE_GRID.length],
  ])('of %d is %d', (confidence, bin) => {
    expect(binOf(confidence)).toBe(bin);
  });
});
