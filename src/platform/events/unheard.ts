/** An event as it stands in the outbox. */
export interface Placed {
  readonly xid: string;
  readonly id: string;
}

/**
 * Remembers which events were heard that may still get neighbours before them: those of transactions
 * that are not older than every one under way. All older ones were read, once and for all.
 */
export class Unheard {
  private heard = new Set<string>();

  /**
   * Those of the events that were not given before. `settled` is the oldest transaction that was
   * under way when they were read: what is older is never read again.
   */
  take<Event extends Placed>(events: readonly Event[], settled: string): Event[] {
    const unheard = events.filter((event) => !this.heard.has(keyOf(event)));
    const open = events.filter(({ xid }) => BigInt(xid) >= BigInt(settled));
    this.heard = new Set(open.map(keyOf));
    return unheard;
  }

  /** Begins anew. */
  clear(): void {
    this.heard.clear();
  }
}

function keyOf({ xid, id }: Placed): string {
  return `${xid}/${id}`;
}
