import { DIMENSIONS } from './dimensions.js';
import type { ModelFiles } from './model-files.js';
import { PieceTokenizer } from './piece-tokenizer.js';
import { MAX_ROWS, Transformer } from './transformer.js';

/**
 * The Universal Sentence Encoder lite (Cer et al., 2018; arXiv:1803.11175): English texts to
 * vectors of length 1. It holds the thread while it works.
 */
export class UniversalEncoder {
  readonly #tokenizer: PieceTokenizer;
  readonly #transformer: Transformer;

  constructor(files: ModelFiles) {
    this.#tokenizer = new PieceTokenizer(files.vocabulary);
    this.#transformer = new Transformer(files);
  }

  /** The vectors in the order of the texts; an empty text has the zero vector. */
  encodeAll(texts: readonly string[]): Float32Array[] {
    const vectors = texts.map((): Float32Array => new Float32Array(0));
    let waiting: { readonly text: number; readonly pieces: readonly number[] }[] = [];
    let rows = 0;
    const encodeWaiting = () => {
      if (waiting.length === 0) return;
      const encoded = this.#transformer.encode(waiting.map(({ pieces }) => pieces));
      waiting.forEach(({ text }, i) => (vectors[text] = encoded[i]!));
      waiting = [];
      rows = 0;
    };
    texts.forEach((text, number) => {
      const pieces = this.#tokenizer.tokenize(text);
      if (pieces.length === 0) {
        vectors[number] = new Float32Array(DIMENSIONS);
        return;
      }
      if (rows + pieces.length > MAX_ROWS) encodeWaiting();
      waiting.push({ text: number, pieces });
      rows += pieces.length;
    });
    encodeWaiting();
    return vectors;
  }
}
