import { SentenceEncoder } from '../sentence-encoder.js';
import { type BuiltinId, MINILM_ID } from './builtin-ids.js';
import { loadBuiltin } from './load-builtin.js';
import type { LoadedEncoder } from './loaded-encoder.js';

/** A built-in encoder on the calling thread: for a command line, never a server. */
export class InProcessEncoder extends SentenceEncoder {
  #loaded: Promise<LoadedEncoder> | undefined;

  constructor(readonly id: BuiltinId = MINILM_ID) {
    super();
  }

  async encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    const encoder = await (this.#loaded ??= loadBuiltin(this.id));
    return encoder.encodeAll(texts);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
