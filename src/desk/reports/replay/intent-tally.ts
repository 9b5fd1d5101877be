/** How a replay went for one intent; null: nothing was known to the model. */
export interface IntentTally {
  readonly intent: string | null;
  tickets: number;
  known: number;
  answeredBefore: number;
  answeredAfter: number;
  wrongBefore: number;
  wrongAfter: number;
}

/** Counts by intent. */
export class IntentTallies {
  readonly #byIntent = new Map<string | null, IntentTally>();

  of(intent: string | null): IntentTally {
    let tally = this.#byIntent.get(intent);
    if (!tally) {
      const answers = { answeredBefore: 0, answeredAfter: 0, wrongBefore: 0, wrongAfter: 0 };
      tally = { intent, tickets: 0, known: 0, ...answers };
      this.#byIntent.set(intent, tally);
    }
    return tally;
  }

  get size(): number {
    return this.#byIntent.size;
  }

  /** Those with most tickets, largest first. */
  largest(most: number): IntentTally[] {
    return [...this.#byIntent.values()]
      .sort((a, b) => b.tickets - a.tickets || compare(a.intent ?? '', b.intent ?? ''))
      .slice(0, most);
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
