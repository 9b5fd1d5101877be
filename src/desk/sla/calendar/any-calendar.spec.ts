import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BusinessCalendar } from './business-calendar.js';
import { type BusinessHours, type OpenInterval, WEEKDAYS } from './business-hours.js';
import { DAY_MS, MINUTE_MS } from './local-time.js';

const WEEK = 7 * DAY_MS;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];
const START = Date.parse('2026-01-01T00:00:00Z');
const ALWAYS_OPEN = WEEKDAYS.map((day) => ({ day, from: '00:00', to: '24:00' }));
const moments = fc.integer({ min: START, max: START + 3 * 365 * DAY_MS });
const times = fc.integer({ min: 0, max: 60 * DAY_MS });

/** Open times that do not overlap, from four o'clock on: clocks are put forward and back before. */
const weeks = fc
  .array(fc.record({ day: fc.constantFrom(...WEEKDAYS), from: fc.integer({ min: 4, max: 23 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((starts) =>
    starts
      .filter((it, at) => starts.findIndex((o) => o.day === it.day && o.from === it.from) === at)
      .map(({ day, from }): OpenInterval => {
        const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
        return { day, from: clock(from), to: clock(from + 1) };
      }),
  );
const calendars = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  weekly: weeks,
  holidays: fc.array(
    fc.integer({ min: 0, max: 400 }).map((day) => {
      return { date: new Date(START + day * DAY_MS).toISOString().slice(0, 10) };
    }),
    { maxLength: 20 },
  ),
});

describe('any calendar', () => {
  it('has passed what was added', () => {
    fc.assert(
      fc.property(calendars, moments, times, (hours, from, ms) => {
        const sut = new BusinessCalendar(hours);
        expect(sut.businessTimeBetween(from, sut.addBusinessTime(from, ms))).toBe(ms);
      }),
    );
  });

  it('adds as much as lies between, up to where nobody is there', () => {
    fc.assert(
      fc.property(calendars, moments, times, (hours, from, ms) => {
        const sut = new BusinessCalendar(hours);
        const found = sut.addBusinessTime(from, sut.businessTimeBetween(from, from + ms));
        expect(found).toBeLessThanOrEqual(from + ms);
        expect(sut.businessTimeBetween(found, from + ms)).toBe(0);
      }),
    );
  });

  it('never ends earlier for a later beginning or for more time', () => {
    fc.assert(
      fc.property(calendars, moments, times, times, times, (hours, from, later, ms, more) => {
        const sut = new BusinessCalendar(hours);
        const end = sut.addBusinessTime(from, ms);
        expect(sut.addBusinessTime(from + later, ms)).toBeGreaterThanOrEqual(end);
        expect(sut.addBusinessTime(from, ms + more)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it('counts the same in parts', () => {
    fc.assert(
      fc.property(calendars, moments, times, times, (hours, from, one, other) => {
        const sut = new BusinessCalendar(hours);
        const between = (a: number, b: number) => sut.businessTimeBetween(from + a, from + b);
        expect(between(0, one) + between(one, one + other)).toBe(between(0, one + other));
      }),
    );
  });

  it('is open where the clock on the wall shows one of its times', () => {
    fc.assert(
      fc.property(calendars, moments, (hours, moment) => {
        const sut = new BusinessCalendar(hours);
        const from = Math.floor(moment / (15 * MINUTE_MS)) * 15 * MINUTE_MS;
        let open = 0;
        const shows = wallClock(hours.timeZone);
        for (let at = from; at < from + WEEK; at += 15 * MINUTE_MS) {
          if (isOpen(hours, shows(at))) open += 15 * MINUTE_MS;
        }
        expect(sut.businessTimeBetween(from, from + WEEK)).toBe(open);
      }),
      { numRuns: 40 },
    );
  });

  it('that is always open counts plain time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moments, times, (timeZone, from, ms) => {
        const sut = new BusinessCalendar({ timeZone, weekly: ALWAYS_OPEN, holidays: [] });
        expect(sut.addBusinessTime(from, ms)).toBe(from + ms);
        expect(sut.businessTimeBetween(from, from + ms)).toBe(ms);
      }),
    );
  });
});

interface Shown {
  readonly weekday: string;
  readonly date: string;
  readonly hour: number;
}

/** What the clock shows, asked in another way than the calendar does. */
function wallClock(timeZone: string): (moment: number) => Shown {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const date = ['year', 'month', 'day'].map((part) => parts.get(part as 'year')).join('-');
    const weekday = String(parts.get('weekday')).toLowerCase();
    return { weekday, date, hour: Number(parts.get('hour')) };
  };
}

function isOpen({ weekly, holidays }: BusinessHours, { weekday, date, hour }: Shown): boolean {
  if (holidays.some((it) => it.date === date)) return false;
  return weekly.some(({ day, from }) => day === weekday && Number(from.slice(0, 2)) === hour);
}
