import type { SentenceEncoder } from '../sentence-encoder.js';
import type { EmbeddingCache } from './embedding-cache.js';

/** How to follow the encoding of many texts, and how to end it. */
export interface EncodeAllOptions {
  /** Is told how many of how many different texts have their vectors. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What an interruption may lose: a second's work. */
const CHUNK = 256;

/**
 * The vectors in the order of the texts, from the cache where it has them; each different text is
 * encoded once, and kept soon after. Equal texts share a vector.
 *
 * @throws EncoderError, or the reason of the signal
 */
export async function encodeAll(
  encoder: SentenceEncoder,
  cache: EmbeddingCache,
  texts: readonly string[],
  { onProgress, signal }: EncodeAllOptions = {},
): Promise<Float32Array[]> {
  const distinct = [...new Set(texts)];
  const vectors = new Map<string, Float32Array>();
  for (let start = 0; start < distinct.length; start += CHUNK) {
    signal?.throwIfAborted();
    const chunk = distinct.slice(start, start + CHUNK);
    const cached = await cache.get(encoder.id, chunk);
    const missing = chunk.filter((text) => !cached.has(text));
    const encoded = await encoder.encode(missing, signal);
    const added = new Map(missing.map((text, i) => [text, encoded[i]!]));
    await cache.put(encoder.id, added);
    for (const [text, vector] of [...cached, ...added]) vectors.set(text, vector);
    onProgress?.(vectors.size, distinct.length);
  }
  return texts.map((text) => vectors.get(text)!);
}
