import { describe, expect, it } from '@jest/globals';
import { linear, shownLabels, ticksTo } from './scale.js';

describe('linear', () => {
  it('maps the ends onto the ends, and what is between in proportion', () => {
    const y = linear([0, 10], [100, 0]);
    expect([y(0), y(5), y(10)]).toEqual([100, 50, 0]);
  });

  it('draws a range of one value at its start', () => {
    expect(linear([3, 3], [10, 20])(3)).toBe(10);
  });
});

describe('ticksTo', () => {
  it.each([
    [7, [0, 2, 4, 6, 8]],
    [100, [0, 50, 100]],
    [0.35, [0, 0.1, 0.2, 0.3, 0.4]],
    [0, [0, 1]],
  ])('of %s are round and reach it', (highest, expected) => {
    expect(ticksTo(highest)).toEqual(expected);
  });
});

describe('shownLabels', () => {
  it('shows all where there is room', () => {
    expect(shownLabels(3, 300, 50)).toEqual([0, 1, 2]);
  });

  it('shows evenly spaced ones up to the last where there is not', () => {
    expect(shownLabels(7, 150, 50)).toEqual([0, 3, 6]);
  });
});
