const FIRST_MS = 200;
const MOST_MS = 60_000;

/** How long to wait after so many failures in a row: twice as long each time, up to a minute. */
export function backOffMs(failures: number): number {
  return Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
}
