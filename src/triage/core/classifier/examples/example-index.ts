import type { ByteRows } from '../rows/byte-rows.js';
import type { SparseMatrix } from '../sparse-matrix.js';

/** The examples a model was trained on, to compare messages with; sorted by intent. */
export interface ExampleIndex {
  /** As given to the training; '' for an example without an id. */
  readonly ids: readonly string[];
  /** The examples of intent i are those from starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  /** The words of each example and their weights in its vector. */
  readonly words: SparseMatrix;
  /** Length of an embedding; 0 where the examples have none. */
  readonly dimensions: number;
  /** The embedding of each example times 127, a row for each. */
  readonly vectors: ByteRows;
  /**
   * How alike each example is to its nearest fellows of the same intent, by meaning (see
   * `densities`); null without embeddings, and in models from before it was kept.
   */
  readonly densities: Float32Array | null;
}

/** An embedding of unit length has no value above 1. */
export const VECTOR_SCALE = 127;
