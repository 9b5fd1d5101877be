const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

/**
 * How long an attempt waits after so many failures, in milliseconds: not at all for the first
 * `free` ones, then a quarter of a second that doubles up to four seconds. It never grows into a
 * refusal, or whoever fails on purpose would lock the owner out.
 */
export function delayAfter(failures: number, free: number): number {
  if (failures <= free) return 0;
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - free - 1));
}
