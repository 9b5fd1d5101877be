import type { KernelMemory } from '../../../../platform/kernels/index.js';
import type { Kernel } from './kernel.js';

/** Scale and bias of a layer normalisation, and what is added to the variance. */
export interface NormWeights {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
  readonly epsilon: number;
}

/** Layer normalisation. */
export class Norm {
  readonly #width: number;
  readonly #epsilon: number;
  readonly #scale: number;
  readonly #bias: number;

  constructor(
    private readonly kernel: Kernel,
    memory: KernelMemory,
    { scale, bias, epsilon }: NormWeights,
  ) {
    this.#width = scale.length;
    this.#epsilon = epsilon;
    this.#scale = memory.store(scale);
    this.#bias = memory.store(bias);
  }

  /** Both addresses hold f32, row by row; they may be the same. */
  apply(source: number, target: number, count: number): void {
    const [scale, bias] = [this.#scale, this.#bias];
    this.kernel.normalizeRows(source, target, scale, bias, count, this.#width, this.#epsilon);
  }
}
