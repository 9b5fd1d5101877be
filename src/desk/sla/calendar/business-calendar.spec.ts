import { describe, expect, it } from '@jest/globals';
import { BusinessCalendar } from './business-calendar.js';
import { type BusinessHours, type OpenInterval, WEEKDAYS } from './business-hours.js';

const HOUR = 3_600_000;

const daily = (from: string, to: string): OpenInterval[] =>
  WEEKDAYS.map((day) => ({ day, from, to }));
const OFFICE = daily('09:00', '17:00').slice(0, 5);
const ALL_DAY = daily('00:00', '24:00');

function calendar(timeZone: string, weekly = OFFICE, rest: Partial<BusinessHours> = {}) {
  const sut = new BusinessCalendar({ timeZone, weekly, holidays: [], ...rest });
  return {
    add: (from: string, ms: number) =>
      new Date(sut.addBusinessTime(Date.parse(from), ms)).toISOString(),
    hours: (from: string, to: string) =>
      sut.businessTimeBetween(Date.parse(from), Date.parse(to)) / HOUR,
  };
}

describe('a week of business hours', () => {
  const berlin = calendar('Europe/Berlin');

  it('counts within a day, over a night and over a weekend', () => {
    // A Friday in summer; 9 o'clock is 7 in UTC.
    expect(berlin.add('2026-07-03T07:00:00Z', 2 * HOUR)).toBe('2026-07-03T09:00:00.000Z');
    expect(berlin.add('2026-07-02T14:00:00Z', 2 * HOUR)).toBe('2026-07-03T08:00:00.000Z');
    expect(berlin.add('2026-07-03T14:30:00Z', HOUR)).toBe('2026-07-06T07:30:00.000Z');
    expect(berlin.add('2026-07-04T12:00:00Z', HOUR)).toBe('2026-07-06T08:00:00.000Z');
  });

  it('is over at the end of a day, not at the beginning of the next', () => {
    expect(berlin.add('2026-07-02T07:00:00Z', 8 * HOUR)).toBe('2026-07-02T15:00:00.000Z');
  });

  it('takes no time for none', () => {
    expect(berlin.add('2026-07-04T12:00:00Z', 0)).toBe('2026-07-04T12:00:00.000Z');
  });

  it('counts backwards as less than nothing', () => {
    expect(berlin.hours('2026-07-03T12:00:00Z', '2026-07-03T10:00:00Z')).toBe(-2);
  });

  it('has several intervals a day, also over midnight and from Sunday to Monday', () => {
    const weekly = [
      { day: 'monday', from: '08:00', to: '12:00' },
      { day: 'monday', from: '13:00', to: '17:00' },
      { day: 'sunday', from: '22:00', to: '02:00' },
    ] as const;
    const utc = calendar('UTC', [...weekly]);
    expect(utc.hours('2026-07-05T00:00:00Z', '2026-07-07T00:00:00Z')).toBe(12);
    expect(utc.add('2026-07-05T23:00:00Z', 4 * HOUR)).toBe('2026-07-06T09:00:00.000Z');
    expect(utc.add('2026-07-06T11:30:00Z', HOUR)).toBe('2026-07-06T13:30:00.000Z');
  });
});

describe('holidays', () => {
  it('are closed, all day or in part', () => {
    const utc = calendar('UTC', OFFICE, {
      holidays: [
        { date: '2026-12-25', name: 'Christmas' },
        { date: '2026-12-24', from: '12:00', to: '24:00' },
      ],
    });
    expect(utc.add('2026-12-24T11:00:00Z', 2 * HOUR)).toBe('2026-12-28T10:00:00.000Z');
    expect(utc.hours('2026-12-24T00:00:00Z', '2026-12-26T00:00:00Z')).toBe(3);
  });

  it('end what goes on from the day before at midnight', () => {
    const utc = calendar('UTC', daily('22:00', '02:00'), { holidays: [{ date: '2026-05-01' }] });
    expect(utc.hours('2026-04-30T12:00:00Z', '2026-05-02T12:00:00Z')).toBe(4);
  });

  it('begin and end by the clock of the zone', () => {
    const tokyo = calendar('Asia/Tokyo', ALL_DAY, { holidays: [{ date: '2026-05-01' }] });
    expect(tokyo.hours('2026-04-30T15:00:00Z', '2026-05-01T15:00:00Z')).toBe(0);
    expect(tokyo.hours('2026-04-30T14:00:00Z', '2026-05-01T16:00:00Z')).toBe(2);
  });
});

describe('clocks that are put forward and back', () => {
  it.each([
    // A night shift of eight hours by the clock is one of seven or nine.
    ['Europe/Berlin', '2026-03-28', '2026-03-30', 7],
    ['Europe/Berlin', '2026-10-24', '2026-10-26', 9],
    ['America/New_York', '2026-03-07', '2026-03-09', 7],
    ['America/New_York', '2026-10-31', '2026-11-02', 9],
    ['Australia/Lord_Howe', '2026-10-03', '2026-10-05', 7.5],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-06', 8.5],
    ['Asia/Kolkata', '2026-03-28', '2026-03-30', 8],
  ])('%s from %s to %s', (zone, from, to, hours) => {
    const weekly = [{ day: 'saturday', from: '22:00', to: '06:00' }] as const;
    const night = calendar(zone, [...weekly]);
    expect(night.hours(`${from}T00:00:00Z`, `${to}T12:00:00Z`)).toBe(hours);
  });

  it('leave out an hour that no clock shows', () => {
    const never = calendar('Europe/Berlin', daily('02:00', '03:00'));
    expect(never.hours('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(0);
    const half = calendar('Europe/Berlin', daily('02:30', '03:15'));
    expect(half.hours('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(0.25);
  });

  it('show an hour twice, which begins and ends where they show it first', () => {
    const twice = calendar('Europe/Berlin', daily('02:00', '03:00'));
    expect(twice.hours('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(2);
    const until = calendar('Europe/Berlin', daily('01:00', '02:30'));
    expect(until.hours('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(1.5);
  });

  it('may be put back at midnight', () => {
    const cairo = calendar('Africa/Cairo', daily('23:00', '24:00'));
    expect(cairo.hours('2026-10-29T12:00:00Z', '2026-10-30T12:00:00Z')).toBe(2);
  });

  it('may leave out a day', () => {
    const apia = calendar('Pacific/Apia', ALL_DAY);
    expect(apia.hours('2011-12-29T00:00:00Z', '2012-01-02T00:00:00Z')).toBe(96);
  });
});

it('of many years is found at once', () => {
  const rare = calendar('Europe/Berlin', [{ day: 'monday', from: '09:00', to: '10:00' }]);
  expect(rare.add('2026-01-01T00:00:00Z', 520 * HOUR)).toMatch(/^2035-12-/);
});

it('is refused where nobody is ever there', () => {
  const hours = { timeZone: 'UTC', weekly: [], holidays: [] };
  expect(() => new BusinessCalendar(hours)).toThrow(RangeError);
});
