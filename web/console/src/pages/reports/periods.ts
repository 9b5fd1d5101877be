const DAY_MS = 86_400_000;

/** A part of time: from then on, and before then. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The last so many days of UTC up to the end of today, so that an hour changes no address. */
export function lastDays(days: number, now = Date.now()): Period {
  const end = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  return { from: iso(end - days * DAY_MS), to: iso(end) };
}

/** A period in at most `most` equal parts of whole days, the first to begin with. */
export function partsOf({ from, to }: Period, most = 10): readonly Period[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const days = Math.round((end - start) / DAY_MS);
  const step = Math.max(1, Math.ceil(days / most));
  return Array.from({ length: Math.ceil(days / step) }, (_, i) => ({
    // Counted from the end, so that the last part, which is looked at most, is a whole one.
    from: iso(Math.max(start, end - (Math.ceil(days / step) - i) * step * DAY_MS)),
    to: iso(end - (Math.ceil(days / step) - i - 1) * step * DAY_MS),
  }));
}

/** The day of a moment, of UTC. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
