import { dirname, resolve } from 'node:path';
import { eachMapping, TraceMap } from '@jridgewell/trace-mapping';
import type { Place } from './points.js';

/** What V8 says of one script: how often each range of its code ran. */
export interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly { startOffset: number; endOffset: number; count: number }[];
  }[];
}

type Mapped = readonly [column: number, offset: number];

/** For each source of a compiled script, where in its code a place of the source begins. */
export type Offsets = ReadonlyMap<string, (place: Place) => number | undefined>;

/** From an offset on, code ran so often. */
interface Step {
  readonly from: number;
  readonly count: number;
}

/** How often the code at an offset ran: as often as the innermost range around it. */
export function countsOf({ functions }: ScriptCoverage): (offset: number) => number {
  const ranges = functions
    .flatMap((it) => it.ranges)
    .sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  const steps: Step[] = [];
  const open: { endOffset: number; count: number }[] = [];
  const closeUntil = (offset: number) => {
    for (let inner = open.at(-1); inner && inner.endOffset <= offset; inner = open.at(-1)) {
      open.pop();
      steps.push({ from: inner.endOffset, count: open.at(-1)?.count ?? 0 });
    }
  };
  for (const range of ranges) {
    closeUntil(range.startOffset);
    open.push(range);
    steps.push({ from: range.startOffset, count: range.count });
  }
  closeUntil(Infinity);
  return (offset) => lastUpTo(steps, offset)?.count ?? 0;
}

/** Reads a source map the other way round. */
export function offsetsOf(code: string, map: string, path: { besides: string }): Offsets {
  const lineStarts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1))
    lineStarts.push(at + 1);
  const byLine = new Map<string, Map<number, Mapped[]>>();
  eachMapping(new TraceMap(map), ({ source, originalLine, originalColumn, ...generated }) => {
    if (source === null) return;
    const lines = upsert(
      byLine,
      resolve(dirname(path.besides), source),
      () => new Map<number, Mapped[]>(),
    );
    const offset = (lineStarts[generated.generatedLine - 1] ?? 0) + generated.generatedColumn;
    upsert(lines, originalLine, (): Mapped[] => []).push([originalColumn, offset]);
  });
  const read = (lines: Map<number, Mapped[]>) => {
    for (const places of lines.values()) places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const offsetOf = ({ line, column, before }: Place): number | undefined => {
      const places = lines.get(line);
      // Constants are put where they are used.
      if (!places) return before && offsetOf(before);
      return (places.findLast((it) => it[0] <= column) ?? places[0])?.[1];
    };
    return offsetOf;
  };
  return new Map([...byLine].map(([source, lines]) => [source, read(lines)]));
}

function upsert<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** The last of the steps, which rise, that does not begin above. */
function lastUpTo(steps: readonly Step[], offset: number): Step | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const step = steps[middle];
    if (step && step.from <= offset) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}
