import { KernelMemory, startKernel } from '../../../../platform/kernels/index.js';
import { ROWS_WASM } from '../../kernels/rows.wasm.js';

type AddUp = (
  matrix: number,
  width: number,
  numbers: number,
  amounts: number,
  count: number,
  sums: number,
) => void;

/** The functions of kernels/rows.ts; addresses are bytes in the memory they work on. */
interface RowsKernel {
  addUpBytes: AddUp;
  addUpFloats: AddUp;
  multiplyBytes(
    matrix: number,
    width: number,
    numbers: number,
    count: number,
    vector: number,
    products: number,
  ): void;
}

const BYTES = 4;
/** The kernel works on so many columns at once. */
const LANES = 16;
/** Rows that the kernel is told of at once: a multiple of the four that it takes together. */
const MOST_ROWS = 512;

/** A matrix in the memory of its kernel, and the room that working on its rows takes. */
export class RowWork {
  readonly matrix: number;
  readonly #memory = new KernelMemory();
  readonly #kernel = startKernel(ROWS_WASM, this.#memory.memory) as RowsKernel;
  readonly #numbers: Int32Array;
  readonly #amounts: Float32Array;
  readonly #vector: Float32Array;

  /** Reserves so many bytes for a matrix of this width. */
  constructor(
    bytes: number,
    readonly width: number,
  ) {
    const columns = Math.ceil(width / LANES) * LANES;
    const numbers = this.#memory.reserve(MOST_ROWS * BYTES);
    const amounts = this.#memory.reserve(MOST_ROWS * BYTES);
    const vector = this.#memory.reserve(columns * BYTES);
    // The kernel reads beyond the end of the last row.
    this.matrix = this.#memory.reserve(bytes + LANES * BYTES);
    this.#numbers = this.#memory.integers(numbers, MOST_ROWS);
    this.#amounts = this.#memory.floats(amounts, MOST_ROWS);
    this.#vector = this.#memory.floats(vector, columns);
  }

  /** The memory of the matrix; it never moves. */
  get buffer(): ArrayBuffer {
    return this.#memory.memory.buffer;
  }

  /** sums += Σ amount · row over the rows of these numbers. */
  addUp(
    kind: 'addUpBytes' | 'addUpFloats',
    rows: ArrayLike<number>,
    amounts: ArrayLike<number>,
    sums: Float32Array,
  ): void {
    const { byteOffset } = this.#vector;
    this.#vector.set(sums);
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      const count = this.#list(rows, start);
      for (let i = 0; i < count; i++) this.#amounts[i] = amounts[start + i]!;
      // The last group of four is filled up with nothing of some row.
      const padded = Math.ceil(count / 4) * 4;
      this.#numbers.fill(this.#numbers[0]!, count, padded);
      this.#amounts.fill(0, count, padded);
      const places = [this.#numbers.byteOffset, this.#amounts.byteOffset] as const;
      this.#kernel[kind](this.matrix, this.width, ...places, padded, byteOffset);
    }
    sums.set(this.#vector.subarray(0, this.width));
  }

  /** The product of each of the rows of these numbers with a vector. */
  multiplyBytes(rows: ArrayLike<number>, vector: Float32Array): Float32Array {
    const products = new Float32Array(rows.length);
    const { byteOffset } = this.#vector;
    this.#vector.fill(0);
    this.#vector.set(vector);
    for (let start = 0; start < rows.length; start += MOST_ROWS) {
      const count = this.#list(rows, start);
      const places = [this.#numbers.byteOffset, count, byteOffset] as const;
      this.#kernel.multiplyBytes(this.matrix, this.width, ...places, this.#amounts.byteOffset);
      products.set(this.#amounts.subarray(0, count), start);
    }
    return products;
  }

  #list(rows: ArrayLike<number>, start: number): number {
    const count = Math.min(rows.length - start, MOST_ROWS);
    for (let i = 0; i < count; i++) this.#numbers[i] = rows[start + i]!;
    return count;
  }
}
