/**
 * A set of 64-bit keys (two signed 32-bit halves) that numbers its members 0, 1, 2, … in the
 * order they were added: open addressing with linear probing, at most half full.
 */
export class KeyTable {
  #high: Int32Array;
  #low: Int32Array;
  /** Number of a member plus one; 0 marks a free slot. */
  #slots: Int32Array;
  #size = 0;

  constructor(expected = 256) {
    let capacity = 16;
    while (capacity < expected * 2) capacity *= 2;
    this.#slots = new Int32Array(capacity);
    this.#high = new Int32Array(capacity / 2);
    this.#low = new Int32Array(capacity / 2);
  }

  /** Rebuilds a table from the halves of its keys, in the order of their numbers. */
  static of(high: Int32Array, low: Int32Array): KeyTable {
    const table = new KeyTable(high.length + 1);
    for (let i = 0; i < high.length; i++) table.add(high[i]!, low[i]!);
    return table;
  }

  get size(): number {
    return this.#size;
  }

  /** The upper halves of all keys, by number. */
  get high(): Int32Array {
    return this.#high.subarray(0, this.#size);
  }

  /** The lower halves of all keys, by number. */
  get low(): Int32Array {
    return this.#low.subarray(0, this.#size);
  }

  /** The number of a key, or -1 when it is no member. */
  find(high: number, low: number): number {
    return this.#slots[this.#slotOf(high, low)]! - 1;
  }

  /** The number of a key, which becomes a member if it was none. */
  add(high: number, low: number): number {
    const slot = this.#slotOf(high, low);
    const found = this.#slots[slot]!;
    if (found !== 0) return found - 1;
    if (this.#size === this.#high.length) {
      this.#grow();
      return this.add(high, low);
    }
    this.#high[this.#size] = high;
    this.#low[this.#size] = low;
    this.#slots[slot] = ++this.#size;
    return this.#size - 1;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1;
    let slot = (low ^ (low >>> 16)) & mask;
    for (;;) {
      const number = this.#slots[slot]!;
      if (number === 0) return slot;
      if (this.#low[number - 1] === low && this.#high[number - 1] === high) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const larger = new KeyTable(this.#slots.length);
    for (let i = 0; i < this.#size; i++) larger.add(this.#high[i]!, this.#low[i]!);
    this.#high = larger.#high;
    this.#low = larger.#low;
    this.#slots = larger.#slots;
  }
}
