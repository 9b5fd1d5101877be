import { normalizeBlocks } from './block-norm.js';
import type { CountMatrix } from './count-matrix.js';

/** Weighted feature vectors: row r holds entries offsets[r] to offsets[r + 1]. */
export interface SparseMatrix {
  readonly offsets: Int32Array;
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** Weighs the given rows: damped count times `idf` (by feature), each block normalised. */
export function weighRows(counts: CountMatrix, rows: Int32Array, idf: Float32Array): SparseMatrix {
  let entries = 0;
  for (const row of rows) entries += counts.offsets[row + 1]! - counts.offsets[row]!;
  const offsets = new Int32Array(rows.length + 1);
  const features = new Int32Array(entries);
  const values = new Float32Array(entries);
  const blocks = new Uint8Array(entries);
  let end = 0;
  rows.forEach((row, position) => {
    const start = end;
    for (let entry = counts.offsets[row]!; entry < counts.offsets[row + 1]!; entry++) {
      const feature = counts.features[entry]!;
      features[end] = feature;
      blocks[end] = counts.blocks[feature]!;
      values[end++] = counts.frequencies[entry]! * idf[feature]!;
    }
    normalizeBlocks(values, blocks, start, end);
    offsets[position + 1] = end;
  });
  return { offsets, features, values };
}

/** The dot product of a row with dense weights, one per feature. */
export function dot(matrix: SparseMatrix, row: number, weights: Float64Array): number {
  const { features, values } = matrix;
  const end = matrix.offsets[row + 1]!;
  let sum = 0;
  for (let i = matrix.offsets[row]!; i < end; i++) sum += weights[features[i]!]! * values[i]!;
  return sum;
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
