import { KernelMemory, startKernel } from '../../../platform/kernels/index.js';
import { SEPARATOR_WASM } from '../kernels/separator.wasm.js';
import type { NetworkRows } from './network/network-rows.js';

/** Price of a violated margin, C. */
const COST = 1;
/** Solved when the projected gradients of all rows lie within this range. */
const TOLERANCE = 1e-2;
const MOST_PASSES = 300;
const BYTES = 4;

/** The functions of kernels/separator.ts; addresses are bytes in the memory they work on. */
interface SeparatorKernel {
  setShape(rows: number, sparse: number, dense: number): void;
  setRows(
    offsets: number,
    features: number,
    values: number,
    tails: number,
    labels: number,
    curvatures: number,
  ): void;
  setScratch(weights: number, coefficients: number, active: number): void;
  separate(
    label: number,
    cost: number,
    tolerance: number,
    mostPasses: number,
    seed: number,
  ): number;
}

/** A linear separation of one class from all others. */
export interface Separation {
  /** One for each feature, then one for each place of the tail. */
  readonly weights: Float32Array;
  readonly bias: number;
  /** The signed dual coefficient of each row: weights = Σ coefficient · row, bias = Σ coefficient. */
  readonly coefficients: Float32Array;
}

/**
 * One-vs-rest support vector machine with squared hinge, see kernels/separator.ts. Scores aim at +1
 * inside and −1 outside. It holds the thread while it works.
 */
export class SupportVectorMachine {
  readonly #memory = new KernelMemory();
  readonly #kernel = startKernel(SEPARATOR_WASM, this.#memory.memory) as SeparatorKernel;
  readonly #seed: number;
  readonly #rows: number;
  readonly #inputs: number;
  readonly #weights: number;
  readonly #coefficients: number;

  /** `labels` holds the class of each row; `tail` is how long the rows' tails are. */
  constructor(
    { sparse, tails }: NetworkRows,
    labels: Int32Array,
    { features, tail }: { readonly features: number; readonly tail: number },
    seed: number,
  ) {
    this.#seed = seed;
    this.#rows = labels.length;
    this.#inputs = features + tail;
    const curvature = (row: number): number => {
      const own = sparse.values.subarray(sparse.offsets[row], sparse.offsets[row + 1]);
      const dense = tails.subarray(row * tail, (row + 1) * tail);
      return squaredLength(own) + squaredLength(dense) + 1 + 1 / (2 * COST);
    };
    this.#weights = this.#memory.reserve(this.#inputs * BYTES);
    this.#coefficients = this.#memory.reserve(labels.length * BYTES);
    this.#kernel.setShape(labels.length, features, tail);
    this.#kernel.setScratch(
      this.#weights,
      this.#coefficients,
      this.#memory.reserve(labels.length * BYTES),
    );
    this.#kernel.setRows(
      this.#memory.store(sparse.offsets),
      this.#memory.store(sparse.features),
      this.#memory.store(sparse.values),
      this.#memory.store(tails),
      this.#memory.store(labels),
      this.#memory.store(Float32Array.from(labels, (_, row) => curvature(row))),
    );
  }

  /** Separates the rows of class `label` from all other rows. */
  separate(label: number): Separation {
    const seed = (this.#seed + label) * 2 + 1;
    const bias = this.#kernel.separate(label, COST, TOLERANCE, MOST_PASSES, seed * 0x9e3779b1);
    return {
      bias,
      weights: this.#memory.floats(this.#weights, this.#inputs).slice(),
      coefficients: this.#memory.floats(this.#coefficients, this.#rows).slice(),
    };
  }
}

function squaredLength(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
