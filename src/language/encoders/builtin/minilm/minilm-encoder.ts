import type { LoadedEncoder } from '../loaded-encoder.js';
import { encodeInPasses } from '../passes.js';
import type { ModelFiles } from './model-files.js';
import { DIMENSIONS, MAX_ROWS, Transformer } from './transformer.js';
import { WordPieceTokenizer } from './word-piece-tokenizer.js';

const PASS = { rows: MAX_ROWS, dimensions: DIMENSIONS };

/**
 * all-MiniLM-L6-v2 of sentence-transformers (Wang et al., 2020; arXiv:2002.10957): English texts to
 * vectors of length 1.
 */
export class MiniLmEncoder implements LoadedEncoder {
  readonly #tokenizer: WordPieceTokenizer;
  readonly #transformer: Transformer;

  constructor(files: ModelFiles) {
    this.#tokenizer = new WordPieceTokenizer(files.vocabulary);
    this.#transformer = new Transformer(files);
  }

  /** The vectors in the order of the texts; a text without words has the zero vector. */
  encodeAll(texts: readonly string[]): Float32Array[] {
    const tokens = texts.map((text) => this.#tokenizer.tokenize(text));
    return encodeInPasses(tokens, PASS, (some) => this.#transformer.encode(some));
  }
}
