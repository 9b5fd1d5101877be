/** Where a share most likely lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of Wilson (1927) for the share that `successes` of `trials` show: close
 * to its level also for few trials and shares near 0 or 1 (Brown, Cai and DasGupta 2001).
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials <= 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const scale = 1 + Z ** 2 / trials;
  const centre = (share + Z ** 2 / (2 * trials)) / scale;
  const spread = Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  const half = (Z * spread) / scale;
  // At the ends the bound is exact; rounding would leave it a little beside.
  return {
    low: successes <= 0 ? 0 : centre - half,
    high: successes >= trials ? 1 : centre + half,
  };
}
