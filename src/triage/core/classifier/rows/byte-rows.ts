import { RowWork } from './row-work.js';

/**
 * A matrix of signed bytes. Its products are sums of 32-bit floats in an order that is always the
 * same, so that they are, too.
 */
export class ByteRows {
  /** Row by row. */
  readonly bytes: Int8Array;
  readonly #work: RowWork;

  /** Copies bytes that stand row by row, each of this width. */
  constructor(bytes: Int8Array, width: number) {
    this.#work = new RowWork(bytes.byteLength, width);
    this.bytes = new Int8Array(this.#work.buffer, this.#work.matrix, bytes.length);
    this.bytes.set(bytes);
  }

  /** Adds to `sums`, one for each column, some rows times their amounts. */
  addUp(rows: ArrayLike<number>, amounts: ArrayLike<number>, sums: Float32Array): void {
    this.#work.addUp('addUpBytes', rows, amounts, sums);
  }

  /** The product of each of some rows with a vector. */
  multiply(rows: ArrayLike<number>, vector: Float32Array): Float32Array {
    return this.#work.multiplyBytes(rows, vector);
  }
}
