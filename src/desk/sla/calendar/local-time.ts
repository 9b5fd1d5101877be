import { type Weekday, WEEKDAYS } from './business-hours.js';

export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 1_440;
export const DAY_MS = DAY_MINUTES * MINUTE_MS;

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const DATE = /^(?!0000)\d{4}-\d\d-\d\d$/;

/** Minutes since midnight, or nothing where it is no time of the clock. */
export function minuteOf(time: string): number | undefined {
  const [matched, hours, minutes] = TIME.exec(time) ?? [];
  if (matched === undefined) return undefined;
  return hours === undefined ? DAY_MINUTES : Number(hours) * 60 + Number(minutes);
}

/** Days since 1970, or nothing where there is no such date. */
export function dayOf(date: string): number | undefined {
  if (!DATE.test(date)) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  // February has no 30th, though it may be read as one in March.
  const exists = !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
  return exists ? at / DAY_MS : undefined;
}

/** Which day of the week it is, from Monday as 0. */
export function weekdayOf(day: number): number {
  // 1970 began on a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

export function weekdayNumber(weekday: Weekday): number {
  return WEEKDAYS.indexOf(weekday);
}
