/** So many are sorted or merged in one step: a few milliseconds. */
const SIZE = 2_000;

/** Sorts as `sort` does, by code units, in steps between which others have a turn. */
export function* sortSteps(values: readonly string[]): Generator<void, string[]> {
  let runs: string[][] = [];
  for (let start = 0; start < values.length; start += SIZE) {
    runs.push(values.slice(start, start + SIZE).sort());
    yield;
  }
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? []));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge(left: readonly string[], right: readonly string[]): Generator<void, string[]> {
  const merged: string[] = [];
  for (let i = 0, j = 0; i + j < left.length + right.length;) {
    const [a, b] = [left[i], right[j]];
    const isRight = a === undefined || (b !== undefined && b < a);
    if (isRight) j++;
    else i++;
    if (merged.push((isRight ? b : a) ?? '') % SIZE === 0) yield;
  }
  return merged;
}
