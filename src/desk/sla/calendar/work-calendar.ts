/** What tells how much of the time between two moments counts, in milliseconds of the epoch. */
export interface WorkCalendar {
  /**
   * The first moment from `from` on by which so much time has counted. With none to count it is
   * `from` itself, whether somebody is there or not.
   */
  addBusinessTime(from: number, milliseconds: number): number;

  /** How much time counts from one moment to another; negative where the second comes first. */
  businessTimeBetween(from: number, to: number): number;
}

/** All time counts. */
export const ALWAYS: WorkCalendar = {
  addBusinessTime: (from, milliseconds) => from + milliseconds,
  businessTimeBetween: (from, to) => to - from,
};
