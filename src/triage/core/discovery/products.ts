import { KernelMemory, startKernel } from '../../../platform/kernels/index.js';
import { PRODUCTS_WASM } from '../kernels/products.wasm.js';
import type { Rows } from './rows.js';

/** The function of kernels/products.ts; addresses are bytes in the memory it works on. */
interface ProductsKernel {
  multiplyRows(
    left: number,
    leftCount: number,
    right: number,
    rightCount: number,
    width: number,
    products: number,
  ): void;
}

const BYTES = 4;
/** Rows that are multiplied at once: what comes of them stays in fast memory. */
export const BLOCK = 32;

/** Multiplies rows with all rows of a matrix that stays the same. */
export class Products {
  /** From one line of products to the next. */
  readonly stride: number;
  readonly #memory = new KernelMemory();
  readonly #kernel = startKernel(PRODUCTS_WASM, this.#memory.memory) as ProductsKernel;
  readonly #dimensions: number;
  readonly #width: number;
  readonly #right: number;
  readonly #left: number;
  readonly #products: number;

  constructor(right: Rows) {
    this.#dimensions = right.dimensions;
    this.#width = padded(right.dimensions);
    this.stride = padded(right.count);
    this.#right = this.#memory.reserve(this.stride * this.#width * BYTES);
    this.#left = this.#memory.reserve(BLOCK * this.#width * BYTES);
    this.#products = this.#memory.reserve(BLOCK * this.stride * BYTES);
    this.#copy(right, 0, right.count, this.#right);
  }

  /**
   * The products of up to `BLOCK` rows from `first` on: those of the first one with all, those of the
   * next one `stride` places further on. Valid until the next call.
   */
  of(left: Rows, first: number): Float32Array {
    const count = Math.min(BLOCK, left.count - first);
    const even = count + (count % 2);
    this.#copy(left, first, count, this.#left);
    this.#kernel.multiplyRows(
      ...([this.#left, even, this.#right, this.stride] as const),
      this.#width,
      this.#products,
    );
    return this.#memory.floats(this.#products, even * this.stride);
  }

  #copy({ values, dimensions }: Rows, first: number, count: number, address: number): void {
    if (dimensions !== this.#dimensions) throw new RangeError('rows must be of one length');
    const target = this.#memory.floats(address, count * this.#width);
    for (let row = 0; row < count; row++) {
      const start = (first + row) * dimensions;
      target.set(values.subarray(start, start + dimensions), row * this.#width);
    }
  }
}

/** The kernel works on four at once; what stands beyond is zero. */
function padded(count: number): number {
  return Math.max(4, Math.ceil(count / 4) * 4);
}
