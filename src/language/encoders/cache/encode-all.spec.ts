import { describe, expect, it } from '@jest/globals';
import { SentenceEncoder } from '../sentence-encoder.js';
import { encodeAll } from './encode-all.js';
import { MemoryEmbeddingCache } from './memory-embedding-cache.js';

/** Encodes a text as its length, until it has encoded so many. */
class CountingEncoder extends SentenceEncoder {
  readonly id = 'counting';
  readonly encoded: string[] = [];

  constructor(private readonly limit = Infinity) {
    super();
  }

  encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    signal?.throwIfAborted();
    if (this.encoded.length + texts.length > this.limit) return Promise.reject(new Error('broken'));
    this.encoded.push(...texts);
    return Promise.resolve(texts.map((text) => Float32Array.of(text.length)));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const TEXTS = Array.from({ length: 600 }, (_, i) => 'x'.repeat(i));

describe('encodeAll', () => {
  it('encodes each text once, and only what the cache does not hold', async () => {
    const encoder = new CountingEncoder();
    const cache = new MemoryEmbeddingCache();
    const texts = ['a', 'bb', 'a', 'ccc'];
    const expected = texts.map((text) => Float32Array.of(text.length));
    expect(await encodeAll(encoder, cache, texts)).toEqual(expected);
    expect(encoder.encoded).toEqual(['a', 'bb', 'ccc']);
    expect(await encodeAll(encoder, cache, [...texts, 'dddd'])).toHaveLength(5);
    expect(encoder.encoded).toEqual(['a', 'bb', 'ccc', 'dddd']);
    expect(await encodeAll(encoder, cache, [])).toEqual([]);
  });

  it('loses nothing of what it did before an interruption', async () => {
    const cache = new MemoryEmbeddingCache();
    await expect(encodeAll(new CountingEncoder(512), cache, TEXTS)).rejects.toThrow('broken');
    const encoder = new CountingEncoder();
    const vectors = await encodeAll(encoder, cache, TEXTS);
    expect(vectors.map(([length]) => length)).toEqual(TEXTS.map(({ length }) => length));
    expect(encoder.encoded).toEqual(TEXTS.slice(512));
  });

  it('tells its progress and ends with the signal', async () => {
    const controller = new AbortController();
    const told: number[][] = [];
    const onProgress = (...progress: number[]) => {
      told.push(progress);
      if (told.length === 2) controller.abort(new Error('enough'));
    };
    const options = { onProgress, signal: controller.signal };
    await expect(
      encodeAll(new CountingEncoder(), new MemoryEmbeddingCache(), TEXTS, options),
    ).rejects.toThrow('enough');
    expect(told).toEqual([
      [256, 600],
      [512, 600],
    ]);
  });
});
