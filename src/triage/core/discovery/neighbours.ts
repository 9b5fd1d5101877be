import { BLOCK, Products } from './products.js';
import type { Rows } from './rows.js';

/** The nearest other rows of each row, nearest first: so many for each, one row after the other. */
export interface Neighbours {
  readonly rows: Int32Array;
  readonly similarities: Float32Array;
  readonly each: number;
}

/** Finds them among all, by the inner products of rows of length 1. */
export function nearestNeighbours(
  rows: Rows,
  wanted: number,
  onWork: (share: number) => void = () => undefined,
): Neighbours {
  const { count } = rows;
  const each = Math.min(wanted, Math.max(0, count - 1));
  const found = new Int32Array(count * each).fill(-1);
  const similarities = new Float32Array(count * each).fill(-Infinity);
  const keep = (row: number, other: number, similarity: number): void => {
    const start = row * each;
    let place = start + each - 1;
    for (; place > start && similarity > similarities[place - 1]!; place--) {
      similarities[place] = similarities[place - 1]!;
      found[place] = found[place - 1]!;
    }
    similarities[place] = similarity;
    found[place] = other;
  };
  const products = new Products(rows);
  for (let first = 0; each > 0 && first < count; first += BLOCK) {
    const own = products.of(rows, first);
    const end = Math.min(count, first + BLOCK);
    for (let row = first; row < end; row++) {
      const line = (row - first) * products.stride;
      const last = row * each + each - 1;
      for (let other = 0; other < count; other++) {
        const similarity = own[line + other]!;
        if (similarity > similarities[last]! && other !== row) keep(row, other, similarity);
      }
    }
    onWork(end / count);
  }
  return { rows: found, similarities, each };
}
