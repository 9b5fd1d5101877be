import { SentenceEncoder } from '../sentence-encoder.js';
import { readModelFiles } from './model-files.js';
import { UniversalEncoder } from './universal-encoder.js';
import { UNIVERSAL_ID } from './universal-sentence-encoder.js';

/** The Universal Sentence Encoder lite on the calling thread: for a command line, never a server. */
export class InProcessEncoder extends SentenceEncoder {
  readonly id = UNIVERSAL_ID;
  readonly #encoder = new UniversalEncoder(readModelFiles());

  async encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    return Promise.resolve(this.#encoder.encodeAll(texts));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
