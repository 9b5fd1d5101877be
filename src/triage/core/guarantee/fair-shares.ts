/**
 * How much one may say. Who opens tickets without being of the staff may be one person under many
 * names, and what is said of near-identical texts is said once: the tests of a promise count
 * independent messages. Five, as few customers ask more often while one model is in use; three, as
 * some questions really are asked in the same words.
 */
export const SHARES = { ofRequester: 5, ofText: 3 } as const;

/** A piece of evidence, and whose and what it is. */
export interface Piece {
  /** Who opened the ticket. */
  readonly requester: number;
  /** See `nearText`; null where it is not known, which is like no other. */
  readonly text: string | null;
  /** What the machine named. */
  readonly predicted: string;
  readonly confidence: number;
}

/** Which pieces count where there are too many: those that make the service more careful. */
export type Preference = 'surest' | 'least sure';

/**
 * The pieces within their shares: of each requester, then of each text. Of what speaks against the
 * machine the surest count, of what speaks for it the least sure. More pieces of one requester
 * therefore never let fewer of all others count that reach some confidence.
 */
export function withinShares<P extends Piece>(pieces: readonly P[], prefer: Preference): P[] {
  const sign = prefer === 'surest' ? -1 : 1;
  const sorted = [...pieces].sort((a, b) => sign * (a.confidence - b.confidence));
  const ofRequesters = firstOfEach(sorted, SHARES.ofRequester, ({ requester }) => requester);
  return firstOfEach(ofRequesters, SHARES.ofText, ({ text, predicted }) =>
    text === null ? undefined : `${predicted}\n${text}`,
  );
}

/** So many of each key, and all that have none. */
export function firstOfEach<Item>(
  items: readonly Item[],
  most: number,
  keyOf: (item: Item) => number | string | undefined,
): Item[] {
  const counts = new Map<number | string, number>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (key === undefined) return true;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  });
}
