import { KernelMemory, startKernel } from '../../../../platform/kernels/index.js';
import { toUnitLength } from '../../unit-vector.js';
import { offsetsOf, type TextOffsets } from '../network/attention.js';
import { ENCODER_WASM } from '../network/encoder.wasm.js';
import type { Kernel } from '../network/kernel.js';
import { Norm } from '../network/norm.js';
import { InputVectors } from './input-vectors.js';
import type { ModelFiles } from './model-files.js';
import { ModelTensors } from './model-tensors.js';
import { reserveScratch, type Scratch } from './scratch.js';
import { TransformerLayer } from './transformer-layer.js';
import { MAX_TOKENS } from './word-piece-tokenizer.js';

const LAYERS = 6;
const WIDTHS = { width: 384, widest: 1536 };
const FLOAT_BYTES = 4;

/** How many numbers a vector has. */
export const DIMENSIONS = WIDTHS.width;

/** The most tokens in one pass; with more, what is multiplied leaves the processor's cache. */
export const MAX_ROWS = MAX_TOKENS;

/** The network of all-MiniLM-L6-v2: from tokens to vectors, several texts a pass. */
export class Transformer {
  readonly #memory = new KernelMemory();
  readonly #kernel = startKernel(ENCODER_WASM, this.#memory.memory) as Kernel;
  readonly #scratch: Scratch = reserveScratch(this.#memory, MAX_ROWS, WIDTHS);
  readonly #inputVectors: InputVectors;
  readonly #inputNorm: Norm;
  readonly #layers: readonly TransformerLayer[];

  constructor(files: ModelFiles) {
    const tensors = new ModelTensors(files);
    const [kernel, memory, scratch] = [this.#kernel, this.#memory, this.#scratch];
    this.#inputVectors = new InputVectors(tensors, WIDTHS.width);
    this.#inputNorm = new Norm(kernel, memory, tensors.inputNorm);
    this.#layers = Array.from(
      { length: LAYERS },
      (_, number) => new TransformerLayer(kernel, memory, scratch, tensors.layer(number)),
    );
  }

  /** The vectors of texts that have at least one token each, and at most `MAX_ROWS` together. */
  encode(texts: readonly (readonly number[])[]): Float32Array[] {
    const { state } = this.#scratch;
    const offsets = offsetsOf(texts);
    const count = offsets.at(-1)!;
    const input = this.#memory.floats(state, count * WIDTHS.width);
    this.#inputVectors.write(input, texts.flat(), offsets);
    this.#inputNorm.apply(state, state, count);
    for (const layer of this.#layers) layer.apply(offsets);
    return this.#pool(offsets);
  }

  /** The mean over the tokens of each text, scaled to length 1. */
  #pool(offsets: TextOffsets): Float32Array[] {
    const { state, pooled } = this.#scratch;
    const { width } = WIDTHS;
    const bytes = width * FLOAT_BYTES;
    return Array.from({ length: offsets.length - 1 }, (_, text) => {
      const [start, end] = [offsets[text]!, offsets[text + 1]!];
      this.#kernel.averageRows(state + start * bytes, pooled, end - start, width);
      return toUnitLength(this.#memory.floats(pooled, width).slice());
    });
  }
}
