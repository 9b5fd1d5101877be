import type { BusinessHours } from './business-hours.js';
import { DAY_MINUTES, dayOf, MINUTE_MS, minuteOf, weekdayNumber, weekdayOf } from './local-time.js';
import { type Range, without } from './range.js';
import { type WallClock, wallClockOf } from './wall-clock.js';

const WEEK_DAYS = 7;

/** Open and closed times by the clock on the wall, in minutes since 1970 as if it were UTC. */
export class OpenTimes {
  readonly clock: WallClock;
  /** By day of the week, from its midnight. */
  private readonly byWeekday: readonly (readonly Range[])[];
  /** By day since 1970. */
  private readonly closed = new Map<number, Range[]>();

  constructor({ timeZone, weekly, holidays }: BusinessHours) {
    this.clock = wallClockOf(timeZone);
    const open = weekly.map(({ day, from, to }) => ({ day, ...rangeOf(from, to) }));
    this.byWeekday = Array.from({ length: WEEK_DAYS }, (_, weekday) =>
      open
        .filter(({ day }) => weekdayNumber(day) === weekday)
        .sort((one, other) => one.from - other.from),
    );
    for (const { date, from = '00:00', to = '24:00' } of holidays) {
      const day = dayOf(date) ?? NaN;
      const range = shifted(rangeOf(from, to), day * DAY_MINUTES);
      this.closed.set(day, [...(this.closed.get(day) ?? []), range]);
    }
  }

  /** The moments between which somebody is there, of these days; the last may end after them. */
  spansOf(firstDay: number, days: number): Range[] {
    const local = (day: number): number => day * DAY_MINUTES * MINUTE_MS;
    const momentOf = this.clock.firstMoments(local(firstDay), local(firstDay + days + 1));
    const spans: Range[] = [];
    for (let day = firstDay; day < firstDay + days; day++) {
      for (const { from, to } of this.openOn(day)) {
        const span = { from: momentOf(from * MINUTE_MS), to: momentOf(to * MINUTE_MS) };
        // Clocks may be put forward over all of it.
        if (span.from < span.to) spans.push(span);
      }
    }
    return spans;
  }

  private openOn(day: number): Range[] {
    const open = this.byWeekday[weekdayOf(day)] ?? [];
    // What begins today may go on into tomorrow.
    const closed = [...(this.closed.get(day) ?? []), ...(this.closed.get(day + 1) ?? [])];
    return open.flatMap((range) => without(shifted(range, day * DAY_MINUTES), closed));
  }
}

/** Minutes since the midnight of its day. */
export function rangeOf(from: string, to: string): Range {
  const [start = NaN, end = NaN] = [minuteOf(from), minuteOf(to)];
  return { from: start, to: end > start ? end : end + DAY_MINUTES };
}

function shifted({ from, to }: Range, by: number): Range {
  return { from: from + by, to: to + by };
}
