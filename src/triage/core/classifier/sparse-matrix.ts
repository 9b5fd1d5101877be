import { normalizeBlocks } from './block-norm.js';
import type { CountMatrix } from './count-matrix.js';
import type { CutSpace } from './feature-space.js';

/** Weighted feature vectors: row r holds entries offsets[r] to offsets[r + 1]. */
export interface SparseMatrix {
  readonly offsets: Int32Array;
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/**
 * Weighs the given rows: damped count times idf, each block normalised. Features outside of the
 * space take part in the norm, as in `vectorize`, and are then left out.
 */
export function weighRows(counts: CountMatrix, rows: Int32Array, space: CutSpace): SparseMatrix {
  let most = 0;
  for (const row of rows) most += counts.offsets[row + 1]! - counts.offsets[row]!;
  const offsets = new Int32Array(rows.length + 1);
  const features = new Int32Array(most);
  const values = new Float32Array(most);
  let end = 0;
  rows.forEach((row, position) => {
    const { numbers, weights } = weighRow(counts, row, space);
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i]! < 0) continue;
      features[end] = numbers[i]!;
      values[end++] = weights[i]!;
    }
    offsets[position + 1] = end;
  });
  return { offsets, features: features.slice(0, end), values: values.slice(0, end) };
}

function weighRow(counts: CountMatrix, row: number, space: CutSpace) {
  const from = counts.offsets[row]!;
  const features = counts.features.subarray(from, counts.offsets[row + 1]);
  const numbers = features.map((feature) => space.numberOf[feature]!);
  const blocks = Uint8Array.from(features, (feature) => counts.blocks[feature]!);
  const weights = Float32Array.from(numbers, (number, i) => {
    return counts.frequencies[from + i]! * (number < 0 ? space.unseenIdf : space.idf[number]!);
  });
  normalizeBlocks(weights, blocks);
  return { numbers, weights };
}

/** Turns rows into columns: row f of the result holds the rows that have feature f. */
export function transpose(matrix: SparseMatrix, columns: number): SparseMatrix {
  const offsets = new Int32Array(columns + 1);
  const entries = matrix.offsets[matrix.offsets.length - 1]!;
  for (let i = 0; i < entries; i++) offsets[matrix.features[i]! + 1]!++;
  for (let column = 0; column < columns; column++) offsets[column + 1]! += offsets[column]!;
  const next = offsets.slice();
  const features = new Int32Array(entries);
  const values = new Float32Array(entries);
  for (let row = 0; row < matrix.offsets.length - 1; row++) {
    for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
      const place = next[matrix.features[i]!]!++;
      features[place] = row;
      values[place] = matrix.values[i]!;
    }
  }
  return { offsets, features, values };
}
