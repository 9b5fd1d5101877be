import { RowWork } from './row-work.js';

/** A matrix of 32-bit floats, of which rows are added up like those of `ByteRows`. */
export class FloatRows {
  /** Row by row. */
  readonly floats: Float32Array;
  readonly #work: RowWork;

  /** Copies numbers that stand row by row, each of this width. */
  constructor(floats: Float32Array, width: number) {
    this.#work = new RowWork(floats.byteLength, width);
    this.floats = new Float32Array(this.#work.buffer, this.#work.matrix, floats.length);
    this.floats.set(floats);
  }

  /** Adds to `sums`, one for each column, some rows times their amounts. */
  addUp(rows: ArrayLike<number>, amounts: ArrayLike<number>, sums: Float32Array): void {
    this.#work.addUp('addUpFloats', rows, amounts, sums);
  }
}
