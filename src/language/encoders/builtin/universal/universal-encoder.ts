import type { LoadedEncoder } from '../loaded-encoder.js';
import { encodeInPasses } from '../passes.js';
import { DIMENSIONS } from './dimensions.js';
import type { ModelFiles } from './model-files.js';
import { PieceTokenizer } from './piece-tokenizer.js';
import { MAX_ROWS, Transformer } from './transformer.js';

const PASS = { rows: MAX_ROWS, dimensions: DIMENSIONS };

/**
 * The Universal Sentence Encoder lite (Cer et al., 2018; arXiv:1803.11175), of which models were
 * trained before all-MiniLM-L6-v2 came: English texts to vectors of length 1.
 */
export class UniversalEncoder implements LoadedEncoder {
  readonly #tokenizer: PieceTokenizer;
  readonly #transformer: Transformer;

  constructor(files: ModelFiles) {
    this.#tokenizer = new PieceTokenizer(files.vocabulary);
    this.#transformer = new Transformer(files);
  }

  /** The vectors in the order of the texts; an empty text has the zero vector. */
  encodeAll(texts: readonly string[]): Float32Array[] {
    const tokens = texts.map((text) => this.#tokenizer.tokenize(text));
    return encodeInPasses(tokens, PASS, (some) => this.#transformer.encode(some));
  }
}
