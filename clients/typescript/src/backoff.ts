const FIRST_MS = 500;
const MOST_MS = 30_000;

/**
 * How long to wait before the next try: anything up to half a second after the first failure, twice
 * as much after each further one, up to half a minute. Clients that were cut off together come back
 * one by one.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
}
