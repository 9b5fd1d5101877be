import { DAY_MS } from './local-time.js';

/** A time in which a zone does not change its clocks; moments and offset in milliseconds. */
interface Steady {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/;

/** No clocks are put back so soon after they were put forward: Morocco waits for a month. */
const STEP_MS = 7 * DAY_MS;

const clocks = new Map<string, WallClock>();

/** The clocks of a time zone, which many calendars may share. */
export function wallClockOf(timeZone: string): WallClock {
  const known = clocks.get(timeZone) ?? new WallClock(timeZone);
  clocks.set(timeZone, known);
  return known;
}

/** When the clocks of a time zone show what. */
export class WallClock {
  // To make one takes longer than to ask it a hundred times.
  private readonly format: Intl.DateTimeFormat;

  constructor(readonly timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  }

  /**
   * A function that finds the first moment at which the clocks show a time, or one after it: when
   * they are put forward over it, the moment when that is done; when they show it twice, the first.
   * It knows the times of this stretch, in milliseconds as if the zone were UTC.
   */
  firstMoments(from: number, to: number): (local: number) => number {
    // No zone is further than a day from UTC.
    const steady = this.steadyTimes(from - 2 * DAY_MS, to + 2 * DAY_MS);
    return (local) => {
      for (const { from: start, to: end, offset } of steady) {
        const moment = Math.max(start, local - offset);
        if (moment < end) return moment;
      }
      throw new RangeError('a time beyond the stretch');
    };
  }

  private steadyTimes(from: number, to: number): Steady[] {
    const steady: Steady[] = [];
    let start = from;
    let offset = this.offsetAt(from);
    for (let last = from; last < to; last += STEP_MS) {
      const next = this.offsetAt(last + STEP_MS);
      if (next === offset) continue;
      const change = this.changeWithin(last, last + STEP_MS);
      steady.push({ from: start, to: change, offset });
      [start, offset] = [change, next];
    }
    return [...steady, { from: start, to: Infinity, offset }];
  }

  /** The moment at which the offset becomes what it is at `to`, to the second. */
  private changeWithin(from: number, to: number): number {
    const after = this.offsetAt(to);
    let [low, high] = [from, to];
    while (high - low > 1_000) {
      const middle = Math.floor((low + high) / 2_000) * 1_000;
      if (this.offsetAt(middle) === after) high = middle;
      else low = middle;
    }
    return high;
  }

  private offsetAt(moment: number): number {
    const [, sign, hours, minutes, seconds = 0] = OFFSET.exec(this.format.format(moment)) ?? [];
    const size = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds);
    return (sign === '-' ? -size : size) * 1_000;
  }
}
