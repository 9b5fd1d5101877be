const FIRST_SECONDS = 2;
const MOST_SECONDS = 600;

/**
 * Seconds to wait before a job is tried again: they double with each failure, and half of them are
 * left to chance, so that what failed together does not come back together.
 */
export function retryDelaySeconds(failures: number, random = Math.random): number {
  const most = Math.min(FIRST_SECONDS * 2 ** (failures - 1), MOST_SECONDS);
  return most * (0.5 + random() / 2);
}
