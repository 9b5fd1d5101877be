const Z95 = 1.959964;

/** A share with the interval that holds the true one with 95 % (Wilson 1927). */
export interface Interval {
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

/** The share of `count` in `of` with its interval; of none everything is possible. */
export function wilson(count: number, of: number): Interval {
  if (of <= 0) return { count, of, share: null, low: 0, high: 1 };
  const share = count / of;
  const z2 = (Z95 * Z95) / of;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z95 / (1 + z2)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of));
  const low = count === 0 ? 0 : Math.max(0, centre - half);
  return { count, of, share, low, high: count === of ? 1 : Math.min(1, centre + half) };
}
