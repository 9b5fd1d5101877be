export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Open from one time of the clock until another one, `HH:MM`. Until `24:00` is until the end of the
 * day; until a time that is not after the first one, until then on the next day.
 */
export interface OpenInterval {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
}

/** Closed on this date: all day, or between two times of the clock. */
export interface Holiday {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
}

/** When people are there, by the clock on their wall. */
export interface BusinessHours {
  /** An IANA time zone. */
  readonly timeZone: string;
  readonly weekly: readonly OpenInterval[];
  readonly holidays: readonly Holiday[];
}
