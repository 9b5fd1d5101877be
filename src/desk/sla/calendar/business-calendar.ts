import type { BusinessHours } from './business-hours.js';
import { DAY_MS } from './local-time.js';
import { OpenTimes } from './open-times.js';
import { common, isSome, type Range } from './range.js';
import type { WorkCalendar } from './work-calendar.js';

/** A year or so: what is needed at all is mostly in one. */
const BLOCK_DAYS = 364;
const BLOCK_MS = BLOCK_DAYS * DAY_MS;
/** Of some calendars decades are needed, and never again. */
const MOST_BLOCKS = 64;

/** The open spans of some days, and how much time is open before each of them. */
interface Block {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** One more than there are spans: the last is all of it. */
  readonly before: Float64Array;
}

/**
 * Counts the time at which somebody is there. Whatever the clocks do, it counts hours that pass: an
 * hour that they show twice is two where it is open, and one that they leave out is none. An open
 * time begins and ends when the clocks first show its times, or go past them.
 */
export class BusinessCalendar implements WorkCalendar {
  private readonly times: OpenTimes;
  private readonly blocks = new Map<number, Block>();

  /** @throws RangeError when there is no open time, as then nothing would ever be done */
  constructor(hours: BusinessHours) {
    if (hours.weekly.length === 0) throw new RangeError('business hours that are never open');
    this.times = new OpenTimes(hours);
  }

  addBusinessTime(from: number, milliseconds: number): number {
    if (milliseconds <= 0) return from;
    let number = blockOf(from);
    // What was open before counts as if it were asked for too.
    let wanted = milliseconds + openBefore(this.block(number), from);
    for (;;) {
      const { starts, before } = this.block(number);
      const all = before.at(-1) ?? 0;
      if (wanted <= all) {
        const span = lastBelow(before, wanted);
        return (starts[span] ?? 0) + wanted - (before[span] ?? 0);
      }
      wanted -= all;
      number++;
    }
  }

  businessTimeBetween(from: number, to: number): number {
    if (to < from) return -this.businessTimeBetween(to, from);
    const [first, last] = [blockOf(from), blockOf(to)];
    let time = openBefore(this.block(last), to) - openBefore(this.block(first), from);
    for (let number = first; number < last; number++) time += this.block(number).before.at(-1) ?? 0;
    return time;
  }

  private block(number: number): Block {
    const known = this.blocks.get(number);
    if (known) return known;
    if (this.blocks.size >= MOST_BLOCKS) this.blocks.clear();
    const block = { from: number * BLOCK_MS, to: (number + 1) * BLOCK_MS };
    // Wherever the clocks stand, and what goes on from the day before.
    const spans = this.times.spansOf(number * BLOCK_DAYS - 3, BLOCK_DAYS + 5);
    const made = blockFrom(spans.map((span) => common(span, block)).filter(isSome));
    this.blocks.set(number, made);
    return made;
  }
}

function blockOf(moment: number): number {
  return Math.floor(moment / BLOCK_MS);
}

function blockFrom(spans: readonly Range[]): Block {
  const before = new Float64Array(spans.length + 1);
  spans.forEach(({ from, to }, place) => {
    before[place + 1] = (before[place] ?? 0) + to - from;
  });
  return {
    starts: Float64Array.from(spans, ({ from }) => from),
    ends: Float64Array.from(spans, ({ to }) => to),
    before,
  };
}

/** How much of a block is open before a moment. */
function openBefore({ starts, ends, before }: Block, moment: number): number {
  const span = lastBelow(starts, moment);
  if (span < 0) return 0;
  return (before[span] ?? 0) + Math.min(moment, ends[span] ?? 0) - (starts[span] ?? 0);
}

/** The place of the last value that is less, in a sorted list; -1 where none is. */
function lastBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [-1, sorted.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle;
    else high = middle;
  }
  return low;
}
