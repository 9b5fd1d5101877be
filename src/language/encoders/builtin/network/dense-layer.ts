import type { KernelMemory } from '../../../../platform/kernels/index.js';
import type { Kernel } from './kernel.js';
import type { QuantizedWeights } from './quantization.js';

/** Weights, and what is added to each column. */
export interface DenseWeights {
  readonly weights: QuantizedWeights;
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
  readonly #rowLimit: number;

  constructor(
    private readonly kernel: Kernel,
    memory: KernelMemory,
    private readonly rows: QuantizedRows,
    { weights, bias }: DenseWeights,
  ) {
    this.columns = bias.length;
    this.#width = weights.values.length / bias.length;
    this.#weights = memory.store(weights.values);
    this.#scales = memory.store(weights.scales);
    this.#bias = memory.store(bias);
    this.#rowLimit = weights.rowLimit;
  }

  /** Both addresses hold f32, row by row. */
  apply(source: number, target: number, count: number, options: ProductOptions = {}): void {
    const { values, scales } = this.rows;
    this.kernel.quantizeRows(source, values, scales, count, this.#width, this.#rowLimit);
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
