/** A month of UTC by its first day, as in `2026-11-01`. */
export function monthOf(at: Date): string {
  return `${at.toISOString().slice(0, 7)}-01`;
}

/** When the next month begins. */
export function monthAfter(month: string): Date {
  const first = new Date(`${month}T00:00:00.000Z`);
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1));
}
