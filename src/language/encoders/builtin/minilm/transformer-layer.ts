import type { KernelMemory } from '../../../../platform/kernels/index.js';
import { type Attend, attendWithin, type TextOffsets } from '../network/attention.js';
import { DenseLayer } from '../network/dense-layer.js';
import type { Kernel } from '../network/kernel.js';
import { Norm } from '../network/norm.js';
import type { LayerWeights } from './model-tensors.js';
import type { Scratch } from './scratch.js';

const HEADS = 12;

/** Self-attention, then two dense layers; each adds to what was there, and the sum is normalised. */
export class TransformerLayer {
  readonly #queryKeyValue: DenseLayer;
  readonly #attentionOutput: DenseLayer;
  readonly #attentionNorm: Norm;
  readonly #expansion: DenseLayer;
  readonly #contraction: DenseLayer;
  readonly #outputNorm: Norm;

  constructor(
    private readonly kernel: Kernel,
    memory: KernelMemory,
    private readonly scratch: Scratch,
    weights: LayerWeights,
  ) {
    const dense = (part: 'queryKeyValue' | 'attentionOutput' | 'expansion' | 'contraction') =>
      new DenseLayer(kernel, memory, scratch.quantized, weights[part]);
    this.#queryKeyValue = dense('queryKeyValue');
    this.#attentionOutput = dense('attentionOutput');
    this.#attentionNorm = new Norm(kernel, memory, weights.attentionNorm);
    this.#expansion = dense('expansion');
    this.#contraction = dense('contraction');
    this.#outputNorm = new Norm(kernel, memory, weights.outputNorm);
  }

  /** Changes the state of all texts. */
  apply(offsets: TextOffsets): void {
    const { state, queryKeyValue, attended, hidden, scores, packed } = this.scratch;
    const count = offsets.at(-1)!;
    const width = this.#contraction.columns;
    this.#queryKeyValue.apply(state, queryKeyValue, count);
    const attend: Attend = (from, to, rows) =>
      this.kernel.attendPacked(from, to, scores, packed, rows, width, HEADS);
    attendWithin(attend, this.scratch, offsets, width);
    this.#attentionOutput.apply(attended, state, count, { add: true });
    this.#attentionNorm.apply(state, state, count);
    this.#expansion.apply(state, hidden, count);
    this.kernel.gelu(hidden, count * this.#expansion.columns);
    this.#contraction.apply(hidden, state, count, { add: true });
    this.#outputNorm.apply(state, state, count);
  }
}
