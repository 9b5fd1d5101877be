const BASE_MS = 200;
const FACTOR = 2;

/** How long to wait before the given retry (1, 2, …), half of it left to chance. */
export function retryDelay(retry: number, random: () => number = Math.random): number {
  const most = BASE_MS * FACTOR ** (retry - 1);
  return most / 2 + (random() * most) / 2;
}

/** The milliseconds of a Retry-After header, which holds seconds or a date; nothing if neither. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
