const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];

/** Where the bins of durations end, in seconds; what takes longer than the last is in one more. */
export const BIN_ENDS: readonly number[] = [
  ...[1, 5, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 8, 12].map((hours) => hours * HOUR),
  ...[1, 2, 3, 7, 14, 30].map((days) => days * DAY),
];

export const BIN_COUNT = BIN_ENDS.length + 1;

/** The bin of a duration in milliseconds; the end of a bin belongs to the next one. */
export function binOf(milliseconds: number): number {
  const found = BIN_ENDS.findIndex((end) => milliseconds < end * 1_000);
  return found === -1 ? BIN_ENDS.length : found;
}

/**
 * How many seconds a share of the durations took at most, by how many are in each bin: as if those of
 * a bin lay evenly in it, so that it is at most a bin off. Of the last bin only its beginning is known.
 */
export function percentileOf(bins: readonly number[], share: number): number | null {
  const all = bins.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let left = share * all;
  for (const [bin, count] of bins.entries()) {
    if (count === 0 || left > count) {
      left -= count;
      continue;
    }
    const start = BIN_ENDS[bin - 1] ?? 0;
    const end = BIN_ENDS[bin] ?? start;
    return start + (end - start) * (left / count);
  }
  return BIN_ENDS.at(-1) ?? null;
}
