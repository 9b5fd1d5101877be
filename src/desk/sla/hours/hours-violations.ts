import type { Violation } from '../../../platform/common/errors/domain-error.js';
import type { BusinessHours, Holiday, OpenInterval } from '../calendar/business-hours.js';
import { DAY_MINUTES, minuteOf, weekdayNumber } from '../calendar/local-time.js';
import { rangeOf } from '../calendar/open-times.js';

const WEEK_MINUTES = 7 * DAY_MINUTES;
/** Less would take a target of some weeks to the next century. */
const LEAST_OPEN_MINUTES = 60;

/** What single fields do not tell: intervals that are empty or overlap, weeks without any. */
export function hoursViolations({ weekly, holidays }: BusinessHours): Violation[] {
  const found = [
    ...weekly.flatMap((it, place) => intervalViolations(it, `weekly[${place}]`)),
    ...holidays.flatMap((it, place) => holidayViolations(it, `holidays[${place}]`)),
  ];
  return found.length > 0 ? found : [...overlaps(weekly), ...closedWeek(weekly)];
}

function intervalViolations({ from, to }: OpenInterval, path: string): Violation[] {
  if (from === '24:00') return [{ path: `${path}.from`, message: 'must be before 24:00' }];
  if (from !== to) return [];
  const message = 'must not be the same as from: all day is from 00:00 to 24:00';
  return [{ path: `${path}.to`, message }];
}

function holidayViolations({ from, to }: Holiday, path: string): Violation[] {
  if (from === undefined && to === undefined) return [];
  if (from === undefined || to === undefined) {
    const missing = from === undefined ? 'from' : 'to';
    const message = 'must be there too: leave out both for all day';
    return [{ path: `${path}.${missing}`, message }];
  }
  if ((minuteOf(from) ?? 0) < (minuteOf(to) ?? 0)) return [];
  return [{ path: `${path}.to`, message: 'must be later than from' }];
}

function overlaps(weekly: readonly OpenInterval[]): Violation[] {
  const sorted = weekly
    .map((interval, place) => ({ place, ...inWeek(interval) }))
    .sort((one, other) => one.from - other.from);
  const [first] = sorted;
  // What goes on over Sunday's midnight meets Monday.
  const after = first && { ...first, from: first.from + WEEK_MINUTES };
  return sorted.flatMap(({ to }, at) => {
    const next = sorted[at + 1] ?? after;
    if (!next || to <= next.from) return [];
    const message = 'must not overlap with another interval';
    return [{ path: `weekly[${next.place}]`, message }];
  });
}

function closedWeek(weekly: readonly OpenInterval[]): Violation[] {
  const open = weekly.map(inWeek).reduce((sum, { from, to }) => sum + to - from, 0);
  if (open >= LEAST_OPEN_MINUTES) return [];
  return [{ path: 'weekly', message: 'must be open for an hour of each week at least' }];
}

function inWeek({ day, from, to }: OpenInterval): { from: number; to: number } {
  const range = rangeOf(from, to);
  const midnight = weekdayNumber(day) * DAY_MINUTES;
  return { from: midnight + range.from, to: midnight + range.to };
}
