import { describe, expect, it } from '@jest/globals';
import { monthAfter, monthOf } from './month.js';

describe('a month', () => {
  it.each([
    ['2026-11-30T23:59:59.999Z', '2026-11-01', '2026-12-01T00:00:00.000Z'],
    ['2026-12-01T00:00:00.000Z', '2026-12-01', '2027-01-01T00:00:00.000Z'],
    ['2028-02-29T12:00:00+14:00', '2028-02-01', '2028-03-01T00:00:00.000Z'],
  ])('of %s is %s, until %s', (at, month, end) => {
    expect(monthOf(new Date(at))).toBe(month);
    expect(monthAfter(month).toISOString()).toBe(end);
  });
});
