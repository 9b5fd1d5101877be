import { bagOf } from '../classifier/feature-bag.js';
import { KeyTable } from '../classifier/key-table.js';
import { toDocument } from '../classifier/tokenizer.js';
import { normalizeRows, type Rows } from './rows.js';

const DIMENSIONS = 384;
/** What stands in more messages than this share tells none of them apart. */
const MOST_SHARE = 0.3;
/** Features that are counted, some 30 MB: by then, those that come again have come once. */
const MOST_FEATURES = 1_000_000;
const BITS = 32;

/**
 * Vectors of texts by their words and pieces of words, for where there is no encoder: each feature that
 * at least two texts have, weighed by how rare it is, along a direction drawn by its key (random
 * projection, Johnson and Lindenstrauss 1984). The features of a text are taken twice, and kept
 * neither time: those of long texts would fill the memory.
 */
export function lexicalRows(texts: readonly string[]): Rows {
  const { known, seen } = countTexts(texts);
  const mostTexts = Math.max(2, MOST_SHARE * texts.length);
  const values = new Float32Array(texts.length * DIMENSIONS);
  texts.forEach((text, row) => {
    const own = values.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
    const { high, low } = bagOf(toDocument(text)).keys;
    for (let i = 0; i < high.length; i++) {
      const feature = known.find(high[i]!, low[i]!);
      const count = feature < 0 ? 0 : seen[feature]!;
      if (count < 2 || count > mostTexts) continue;
      addDirection(own, high[i]!, low[i]!, Math.log(texts.length / count) + 1);
    }
  });
  const rows = { values, count: texts.length, dimensions: DIMENSIONS };
  normalizeRows(rows);
  return rows;
}

/** In how many texts each feature is. */
function countTexts(texts: readonly string[]): { known: KeyTable; seen: Int32Array } {
  const known = new KeyTable(1 << 14);
  const seen = new Int32Array(MOST_FEATURES);
  for (const text of texts) {
    const { high, low } = bagOf(toDocument(text)).keys;
    for (let i = 0; i < high.length; i++) {
      const isFull = known.size === MOST_FEATURES;
      const feature = isFull ? known.find(high[i]!, low[i]!) : known.add(high[i]!, low[i]!);
      if (feature >= 0) seen[feature]!++;
    }
  }
  return { known, seen };
}

/** Adds so much of the direction of a feature: −1 or 1 in each dimension, by bits of its key. */
function addDirection(sums: Float32Array, high: number, low: number, weight: number): void {
  for (let start = 0; start < DIMENSIONS; start += BITS) {
    const bits = mix(Math.imul(high + start, 0x9e3779b1) ^ mix(low + start));
    for (let bit = 0; bit < BITS; bit++) {
      sums[start + bit]! += (bits >>> bit) & 1 ? weight : -weight;
    }
  }
}

/** Spreads a number over 32 bits (the finalizer of MurmurHash 3, Austin Appleby, public domain). */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
