import { describe, expect, it } from '@jest/globals';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { daysOf, eachDay } from './report-days.js';

const NOW = new Date('2024-03-01T23:59:59.999Z');

describe('daysOf', () => {
  it('is of thirty days, today the last of them', () => {
    expect(daysOf({}, NOW)).toEqual({ from: '2024-02-01', to: '2024-03-01' });
    expect(daysOf({ to: '2024-01-30' }, NOW)).toEqual({ from: '2024-01-01', to: '2024-01-30' });
  });

  it('takes one day, and as many as a leap year has', () => {
    expect(eachDay(daysOf({ from: '2024-03-01' }, NOW))).toEqual(['2024-03-01']);
    expect(eachDay(daysOf({ from: '2023-03-02', to: '2024-03-01' }, NOW))).toHaveLength(366);
  });

  it.each([
    [{ from: '2024-03-02' }],
    [{ from: '2024-01-02', to: '2024-01-01' }],
    [{ from: '2023-03-01', to: '2024-03-01' }],
  ])('refuses %j', (asked) => {
    expect(() => daysOf(asked, NOW)).toThrow(ValidationError);
  });
});
