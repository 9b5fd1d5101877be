import { KernelMemory, startKernel } from '../../../../platform/kernels/index.js';
import { toUnitLength } from '../../unit-vector.js';
import { offsetsOf, type TextOffsets } from '../network/attention.js';
import { DenseLayer } from '../network/dense-layer.js';
import { ENCODER_WASM } from '../network/encoder.wasm.js';
import type { Kernel } from '../network/kernel.js';
import type { ModelFiles } from './model-files.js';
import { ModelTensors } from './model-tensors.js';
import { MAX_PIECES } from './piece-tokenizer.js';
import { reserveScratch, type Scratch } from './scratch.js';
import { timingSignal } from './timing-signal.js';
import { TransformerLayer } from './transformer-layer.js';

const WIDTHS = { narrow: 256, wide: 512, widest: 1536 };
const FLOAT_BYTES = 4;

/** The most pieces in one pass; with more, what is multiplied leaves the processor's cache. */
export const MAX_ROWS = MAX_PIECES;

/** The network of the Universal Sentence Encoder lite: from pieces to vectors, several texts a pass. */
export class Transformer {
  readonly #memory = new KernelMemory();
  readonly #kernel = startKernel(ENCODER_WASM, this.#memory.memory) as Kernel;
  readonly #scratch: Scratch = reserveScratch(this.#memory, MAX_ROWS, WIDTHS);
  readonly #pieceVectors: Float32Array;
  readonly #timing: Float32Array;
  readonly #widening: DenseLayer;
  readonly #first: TransformerLayer;
  readonly #second: TransformerLayer;
  readonly #output: DenseLayer;

  constructor(files: ModelFiles) {
    const tensors = new ModelTensors(files);
    const [kernel, memory, scratch] = [this.#kernel, this.#memory, this.#scratch];
    // A copy: as a view it would keep all the files in memory.
    this.#pieceVectors = tensors.pieceVectors.slice();
    this.#timing = timingSignal(MAX_PIECES, tensors.frequencies);
    this.#widening = new DenseLayer(kernel, memory, scratch.quantized, tensors.widening);
    this.#first = new TransformerLayer(kernel, memory, scratch, tensors.layer(0));
    this.#second = new TransformerLayer(kernel, memory, scratch, tensors.layer(1));
    this.#output = new DenseLayer(kernel, memory, scratch.quantized, tensors.output);
  }

  /** The vectors of texts that have at least one piece each, and at most `MAX_ROWS` together. */
  encode(texts: readonly (readonly number[])[]): Float32Array[] {
    const offsets = offsetsOf(texts);
    this.#enter(texts.flat(), offsets);
    this.#pass(offsets);
    return this.#leave(texts.length);
  }

  #enter(pieces: readonly number[], offsets: TextOffsets): void {
    const width = WIDTHS.narrow;
    const input = this.#memory.floats(this.#scratch.input, pieces.length * width);
    let text = 0;
    pieces.forEach((piece, row) => {
      if (row === offsets[text + 1]) text++;
      const position = row - offsets[text]!;
      for (let i = 0; i < width; i++) {
        // The model adds the vector of the piece twice.
        input[row * width + i] =
          2 * this.#pieceVectors[piece * width + i]! + this.#timing[position * width + i]!;
      }
    });
  }

  #pass(offsets: TextOffsets): void {
    const { input, state, hidden } = this.#scratch;
    const count = offsets.at(-1)!;
    this.#widening.apply(input, state, count);
    this.#first.attend(input, offsets);
    this.#first.expand(count);
    this.#first.contraction.apply(hidden, state, count, { add: true });
    this.#second.attend(state, offsets);
    this.#second.expand(count);
    this.#pool(offsets);
  }

  /**
   * Averages over the pieces of each text before the last matrix instead of after it: being
   * linear, it comes to the same for a fraction of the work.
   */
  #pool(offsets: TextOffsets): void {
    const { state, hidden, pooledState, pooledHidden, output } = this.#scratch;
    const texts = offsets.length - 1;
    for (let text = 0; text < texts; text++) {
      const [start, end] = [offsets[text]!, offsets[text + 1]!];
      const average = (source: number, target: number, width: number) => {
        const bytes = width * FLOAT_BYTES;
        this.#kernel.averageRows(source + start * bytes, target + text * bytes, end - start, width);
      };
      average(state, pooledState, WIDTHS.wide);
      average(hidden, pooledHidden, WIDTHS.widest);
    }
    this.#second.contraction.apply(pooledHidden, pooledState, texts, { add: true });
    this.#output.apply(pooledState, output, texts);
  }

  #leave(texts: number): Float32Array[] {
    const width = WIDTHS.wide;
    const output = this.#memory.floats(this.#scratch.output, texts * width);
    return Array.from({ length: texts }, (_, text) =>
      toUnitLength(output.slice(text * width, (text + 1) * width).map(Math.tanh)),
    );
  }
}
