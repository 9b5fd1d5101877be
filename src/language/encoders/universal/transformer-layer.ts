import type { KernelMemory } from '../../../platform/kernels/index.js';
import { DenseLayer } from './dense-layer.js';
import type { Kernel } from './kernel.js';
import type { LayerWeights, NormWeights } from './model-tensors.js';
import type { Scratch } from './scratch.js';

const HEADS = 4;
const FLOAT_BYTES = 4;

/** Where the rows of each text begin, and after the last one where they end. */
export type TextOffsets = readonly number[];

/** Self-attention, then two dense layers, each on normalised rows and added to what was there. */
export class TransformerLayer {
  readonly #attentionNorm: Norm;
  readonly #queryKeyValue: DenseLayer;
  readonly #attentionOutput: DenseLayer;
  readonly #feedForwardNorm: Norm;
  readonly #expansion: DenseLayer;
  /** Makes what is added to the state from the hidden rows. */
  readonly contraction: DenseLayer;

  constructor(
    private readonly kernel: Kernel,
    memory: KernelMemory,
    private readonly scratch: Scratch,
    weights: LayerWeights,
  ) {
    const dense = (part: 'queryKeyValue' | 'attentionOutput' | 'expansion' | 'contraction') =>
      new DenseLayer(kernel, memory, scratch.quantized, weights[part]);
    this.#attentionNorm = new Norm(kernel, memory, weights.attentionNorm);
    this.#queryKeyValue = dense('queryKeyValue');
    this.#attentionOutput = dense('attentionOutput');
    this.#feedForwardNorm = new Norm(kernel, memory, weights.feedForwardNorm);
    this.#expansion = dense('expansion');
    this.contraction = dense('contraction');
  }

  /** Adds to the state what the pieces of each text of `source` have to say to each other. */
  attend(source: number, offsets: TextOffsets): void {
    const { normalized, queryKeyValue, attended, scores, state } = this.scratch;
    const count = offsets.at(-1)!;
    const width = this.#queryKeyValue.columns / 3;
    this.#attentionNorm.apply(source, normalized, count);
    this.#queryKeyValue.apply(normalized, queryKeyValue, count);
    for (let text = 0; text + 1 < offsets.length; text++) {
      const start = offsets[text]! * width * FLOAT_BYTES;
      const rows = offsets[text + 1]! - offsets[text]!;
      this.kernel.attend(queryKeyValue + 3 * start, attended + start, scores, rows, width, HEADS);
    }
    this.#attentionOutput.apply(attended, state, count, { add: true });
  }

  /** Makes the hidden rows of the second half from the state. */
  expand(count: number): void {
    const { state, normalized, hidden } = this.scratch;
    this.#feedForwardNorm.apply(state, normalized, count);
    this.#expansion.apply(normalized, hidden, count, { rectify: true });
  }
}

/** Layer normalisation. */
class Norm {
  readonly #width: number;
  readonly #scale: number;
  readonly #bias: number;

  constructor(
    private readonly kernel: Kernel,
    memory: KernelMemory,
    { scale, bias }: NormWeights,
  ) {
    this.#width = scale.length;
    this.#scale = memory.store(scale);
    this.#bias = memory.store(bias);
  }

  apply(source: number, target: number, count: number): void {
    this.kernel.normalizeRows(source, target, this.#scale, this.#bias, count, this.#width);
  }
}
