import type { KernelMemory } from '../../../../platform/kernels/index.js';
import { type Attend, attendWithin, type TextOffsets } from '../network/attention.js';
import { DenseLayer } from '../network/dense-layer.js';
import type { Kernel } from '../network/kernel.js';
import { Norm } from '../network/norm.js';
import type { LayerWeights } from './model-tensors.js';
import type { Scratch } from './scratch.js';

const HEADS = 4;

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
    const { normalized, queryKeyValue, attended, state, scores } = this.scratch;
    const count = offsets.at(-1)!;
    const width = this.#queryKeyValue.columns / 3;
    this.#attentionNorm.apply(source, normalized, count);
    this.#queryKeyValue.apply(normalized, queryKeyValue, count);
    const attend: Attend = (from, to, rows) =>
      this.kernel.attend(from, to, scores, rows, width, HEADS);
    attendWithin(attend, this.scratch, offsets, width);
    this.#attentionOutput.apply(attended, state, count, { add: true });
  }

  /** Makes the hidden rows of the second half from the state. */
  expand(count: number): void {
    const { state, normalized, hidden } = this.scratch;
    this.#feedForwardNorm.apply(state, normalized, count);
    this.#expansion.apply(normalized, hidden, count, { rectify: true });
  }
}
