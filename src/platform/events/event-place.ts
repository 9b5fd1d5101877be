/** Where an event stands in the outbox, which is read in the order of these two, never by one alone. */
export interface EventPlace {
  /** Of the transaction. */
  readonly xid: bigint;
  readonly id: bigint;
}

/** Negative, zero or positive, as the first stands before, at or behind the second. */
export function comparePlaces(one: EventPlace, other: EventPlace): number {
  if (one.xid !== other.xid) return one.xid < other.xid ? -1 : 1;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Behind everything of the transactions that are older than this one. */
export function placeBefore(settled: bigint): EventPlace {
  return { xid: settled, id: 0n };
}
