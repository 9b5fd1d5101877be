import type { KernelMemory } from '../../../platform/kernels/index.js';
import type { Kernel } from './kernel.js';
import { largestQuantized, quantizeWeights } from './quantization.js';

/** Weights (`width` rows of `columns`) and what is added to each column. */
export interface DenseWeights {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** Where rows are kept as integers while they are multiplied. */
export interface QuantizedRows {
  readonly values: number;
  readonly scales: number;
}

/** What becomes of the product: added to what is there, or cut off below zero. */
export interface ProductOptions {
  readonly add?: boolean;
  readonly rectify?: boolean;
}

/** Multiplies rows with a matrix of weights, in integers, and adds a bias. */
export class DenseLayer {
  readonly columns: number;
  readonly #width: number;
  readonly #weights: number;
  readonly #scales: number;
  readonly #bias: number;

  constructor(
    private readonly kernel: Kernel,
    memory: KernelMemory,
    private readonly rows: QuantizedRows,
    { weights, bias }: DenseWeights,
  ) {
    this.columns = bias.length;
    this.#width = weights.length / bias.length;
    const quantized = quantizeWeights(weights, this.#width, this.columns);
    this.#weights = memory.store(quantized.values);
    this.#scales = memory.store(quantized.scales);
    this.#bias = memory.store(bias);
  }

  /** Both addresses hold f32, row by row. */
  apply(source: number, target: number, count: number, options: ProductOptions = {}): void {
    const { values, scales } = this.rows;
    const limit = largestQuantized(this.#width);
    this.kernel.quantizeRows(source, values, scales, count, this.#width, limit);
    this.kernel.multiply(
      values,
      scales,
      count,
      this.#width,
      this.#weights,
      this.#scales,
      this.#bias,
      this.columns,
      target,
      options.add ?? false,
      options.rectify ?? false,
    );
  }
}
