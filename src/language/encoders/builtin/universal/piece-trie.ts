const CODES = 0x10000;

/** What a text may begin with: pieces of a vocabulary, found code point by code point. */
export class PieceTrie {
  /** Node and code point to the next node. */
  readonly #next = new Map<number, number>();
  /** The piece that ends at a node. */
  readonly #pieces: (number | undefined)[] = [undefined];

  /** A piece that was added before is known by its new number from now on. */
  add(codePoints: readonly number[], piece: number): void {
    let node = 0;
    for (const code of codePoints) {
      const key = node * CODES + code;
      let next = this.#next.get(key);
      if (next === undefined) {
        next = this.#pieces.push(undefined) - 1;
        this.#next.set(key, next);
      }
      node = next;
    }
    this.#pieces[node] = piece;
  }

  /** Tells every piece that `codePoints` goes on with from `start`, shortest first, if any. */
  match(
    codePoints: readonly number[],
    start: number,
    tell: (piece: number, end: number) => void,
  ): boolean {
    let matched = false;
    let node: number | undefined = 0;
    for (let end = start; end < codePoints.length;) {
      const code: number = codePoints[end++]!;
      // The vocabulary knows nothing beyond the first plane, and keys would coincide.
      node = code < CODES ? this.#next.get(node * CODES + code) : undefined;
      if (node === undefined) break;
      const piece = this.#pieces[node];
      if (piece === undefined) continue;
      matched = true;
      tell(piece, end);
    }
    return matched;
  }
}
