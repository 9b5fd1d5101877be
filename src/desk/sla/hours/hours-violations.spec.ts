import { describe, expect, it } from '@jest/globals';
import type { Holiday, OpenInterval } from '../calendar/business-hours.js';
import { hoursViolations } from './hours-violations.js';

const monday = { day: 'monday', from: '09:00', to: '17:00' } as const;

function pathsOf(weekly: readonly OpenInterval[], holidays: readonly Holiday[] = []): string[] {
  return hoursViolations({ timeZone: 'UTC', weekly, holidays }).map(({ path }) => path);
}

describe('hoursViolations', () => {
  it('takes weeks that are open', () => {
    expect(pathsOf([monday])).toEqual([]);
    expect(pathsOf([monday, { day: 'monday', from: '17:00', to: '24:00' }])).toEqual([]);
    expect(pathsOf([{ day: 'sunday', from: '22:00', to: '09:00' }, monday])).toEqual([]);
  });

  it.each([
    ['a week without an interval', [], ['weekly']],
    ['less than an hour', [{ ...monday, to: '09:59' }], ['weekly']],
    ['an empty interval', [{ ...monday, to: '09:00' }], ['weekly[0].to']],
    ['one that begins after its day', [{ ...monday, from: '24:00' }], ['weekly[0].from']],
    ['two that overlap', [monday, { ...monday, from: '16:59', to: '18:00' }], ['weekly[1]']],
    ['one twice', [monday, monday], ['weekly[1]']],
    [
      'two that overlap over Sunday night',
      [monday, { day: 'sunday', from: '22:00', to: '09:01' }],
      ['weekly[0]'],
    ],
  ] as const)('refuses %s', (_, weekly, paths) => {
    expect(pathsOf(weekly)).toEqual(paths);
  });

  it.each([
    [{ date: '2026-12-24', from: '12:00' }, ['holidays[0].to']],
    [{ date: '2026-12-24', to: '12:00' }, ['holidays[0].from']],
    [{ date: '2026-12-24', from: '12:00', to: '12:00' }, ['holidays[0].to']],
    [{ date: '2026-12-24', from: '12:00', to: '24:00' }, []],
    [{ date: '2026-12-25' }, []],
  ])('finds what is wrong of the holiday %j', (holiday, paths) => {
    expect(pathsOf([monday], [holiday])).toEqual(paths);
  });
});
