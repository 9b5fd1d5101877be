/** A seeded source of uniform numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Shuffles the first `length` items in place (Fisher–Yates). */
export function shuffle<T>(
  items: { [index: number]: T; readonly length: number },
  random: () => number,
  length = items.length,
): void {
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const item = items[last] as T;
    items[last] = items[other] as T;
    items[other] = item;
  }
}
