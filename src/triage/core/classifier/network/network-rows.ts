import type { SparseMatrix } from '../sparse-matrix.js';

/** Rows of input: sparse features, and after them a dense tail of the same length for each row. */
export interface NetworkRows {
  readonly sparse: SparseMatrix;
  /** Row by row; empty where there is no tail. */
  readonly tails: Float32Array;
}

/** How many rows there are. */
export function countRows({ sparse }: NetworkRows): number {
  return sparse.offsets.length - 1;
}

/** The most sparse features that a row has. */
export function longestRow({ sparse }: NetworkRows): number {
  let longest = 0;
  for (let row = 0; row + 1 < sparse.offsets.length; row++) {
    longest = Math.max(longest, sparse.offsets[row + 1]! - sparse.offsets[row]!);
  }
  return longest;
}
