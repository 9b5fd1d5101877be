import { describe, expect, it } from '@jest/globals';
import { dayOf, lastDays, partsOf } from './periods.js';

const NOW = Date.parse('2026-03-10T15:20:00Z');

describe('lastDays', () => {
  it('ends with today, whatever the hour', () => {
    const week = { from: '2026-03-04T00:00:00.000Z', to: '2026-03-11T00:00:00.000Z' };
    expect(lastDays(7, NOW)).toEqual(week);
    expect(lastDays(7, NOW + 3_600_000)).toEqual(week);
  });
});

describe('partsOf', () => {
  it('are days where there are few', () => {
    const parts = partsOf(lastDays(7, NOW));
    expect(parts).toHaveLength(7);
    expect(parts[0]?.from).toBe('2026-03-04T00:00:00.000Z');
    expect(parts[6]?.to).toBe('2026-03-11T00:00:00.000Z');
  });

  it('follow each other without a gap, the last a whole one', () => {
    const period = lastDays(365, NOW);
    const parts = partsOf(period);
    expect(parts.length).toBeLessThanOrEqual(10);
    expect(parts[0]?.from).toBe(period.from);
    expect(parts.at(-1)?.to).toBe(period.to);
    expect(parts.slice(1).map(({ from }) => from)).toEqual(parts.slice(0, -1).map(({ to }) => to));
    const days = parts.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000);
    expect(days.at(-1)).toBe(37);
  });
});

describe('dayOf', () => {
  it('is the day of UTC', () => {
    expect(dayOf('2026-03-04T23:59:59.000Z')).toBe('2026-03-04');
  });
});
