/** Where a value is drawn. */
export type Scale = (value: number) => number;

type Range = readonly [number, number];

/** Maps a range of values onto a range of pixels. */
export function linear([from, to]: Range, [start, end]: Range): Scale {
  const size = to - from || 1;
  return (value) => start + ((value - from) / size) * (end - start);
}

/** Round values from 0 to at least `highest`, about `count` of them. */
export function ticksTo(highest: number, count = 4): readonly number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((it) => it * power >= rough) ?? 10) * power;
  const steps = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Which of `count` labels are shown where each takes `each` of `size` pixels: the last always. */
export function shownLabels(count: number, size: number, each: number): readonly number[] {
  const room = Math.max(1, Math.floor(size / each));
  const step = Math.max(1, Math.ceil(count / room));
  return Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % step === 0);
}
