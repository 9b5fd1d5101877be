/** How long an event is there to be read. */
export const KEPT_HOURS = 24;

const KEPT_MS = KEPT_HOURS * 3_600_000;

/** Until where an instance has heard everything. */
export interface Position {
  /** The history that `settled` belongs to. */
  readonly epoch: string;
  /** All transactions before this one are over and were read. */
  readonly settled: string;
  readonly readAt: number;
}

/** Whether events may be missing between a position and now. */
export function mustResync(last: Position, now: Pick<Position, 'epoch' | 'readAt'>): boolean {
  return last.epoch !== now.epoch || now.readAt - last.readAt > KEPT_MS;
}
