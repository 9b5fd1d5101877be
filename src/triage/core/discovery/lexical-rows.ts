import { bagOf } from '../classifier/feature-bag.js';
import { seededRandom } from '../classifier/random.js';
import { toDocument } from '../classifier/tokenizer.js';
import { normalizeRows, type Rows } from './rows.js';

const DIMENSIONS = 384;
/** What stands in more messages than this share tells none of them apart. */
const MOST_SHARE = 0.3;

/**
 * Vectors of texts by their words and pieces of words, for where there is no encoder: each feature that
 * at least two texts have, weighed by how rare it is, along a direction drawn by its key (random
 * projection, Johnson and Lindenstrauss 1984).
 */
export function lexicalRows(texts: readonly string[]): Rows {
  const bags = texts.map((text) => {
    const { keys, counts } = bagOf(toDocument(text));
    return counts.map((_, i) => `${keys.high[i]!}/${keys.low[i]!}`);
  });
  const seen = new Map<string, number>();
  for (const bag of bags) for (const key of bag) seen.set(key, (seen.get(key) ?? 0) + 1);
  const directions = new Map<string, Float32Array>();
  const values = new Float32Array(texts.length * DIMENSIONS);
  bags.forEach((bag, row) => {
    const own = values.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
    for (const key of bag) {
      const count = seen.get(key)!;
      if (count < 2 || count > Math.max(2, MOST_SHARE * texts.length)) continue;
      const direction = directions.get(key) ?? directionOf(key);
      directions.set(key, direction);
      const weight = Math.log(texts.length / count) + 1;
      for (let i = 0; i < DIMENSIONS; i++) own[i]! += weight * direction[i]!;
    }
  });
  const rows = { values, count: texts.length, dimensions: DIMENSIONS };
  normalizeRows(rows);
  return rows;
}

function directionOf(key: string): Float32Array {
  const [high = 0, low = 0] = key.split('/').map(Number);
  const random = seededRandom(high ^ low);
  return Float32Array.from({ length: DIMENSIONS }, () => (random() < 0.5 ? -1 : 1));
}
