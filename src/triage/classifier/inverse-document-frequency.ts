import type { CountMatrix } from './count-matrix.js';

/**
 * How rare each feature is in the given rows: ln((1 + rows) / (1 + rows with it)) + 1.
 * A feature that none of them has gets the largest value, `unseenIdf(rows)`.
 */
export function inverseDocumentFrequency(counts: CountMatrix, rows: Int32Array): Float32Array {
  const seen = new Int32Array(counts.blocks.length);
  for (const row of rows) {
    for (let entry = counts.offsets[row]!; entry < counts.offsets[row + 1]!; entry++) {
      seen[counts.features[entry]!]!++;
    }
  }
  return Float32Array.from(seen, (documents) => Math.log((1 + rows.length) / (1 + documents)) + 1);
}

/** The weight of a feature that no row has. */
export function unseenIdf(rows: number): number {
  return Math.fround(Math.log(1 + rows) + 1);
}
