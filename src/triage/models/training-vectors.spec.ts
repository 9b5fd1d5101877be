import { describe, expect, it } from '@jest/globals';
import { MemoryEmbeddingCache, SentenceEncoder } from '../../language/encoders/index.js';
import { embedTrainingSet } from './training-vectors.js';

/** Encodes a text as its length and first letter. */
class LengthEncoder extends SentenceEncoder {
  readonly id = 'length';
  dimensions = 2;

  encode(texts: readonly string[]): Promise<Float32Array[]> {
    return Promise.resolve(
      texts.map((text) =>
        Float32Array.of(text.length, text.charCodeAt(0), 0).subarray(0, this.dimensions),
      ),
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const SET = {
  examples: [
    { id: '1', text: 'a', intent: 'x' },
    { id: '2', text: 'bb', intent: 'y' },
    { id: '3', text: 'a', intent: 'y' },
  ],
  background: ['ccc', 'bb'],
};

describe('embedTrainingSet', () => {
  it('gives a row for each example and background message, in their order', async () => {
    const told: number[][] = [];
    const onProgress = (...progress: number[]) => told.push(progress);
    const cache = new MemoryEmbeddingCache();
    expect(await embedTrainingSet(new LengthEncoder(), cache, SET, { onProgress })).toEqual({
      encoder: 'length',
      dimensions: 2,
      vectors: Float32Array.of(1, 97, 2, 98, 1, 97),
      background: Float32Array.of(3, 99, 2, 98),
    });
    expect(told).toEqual([[3, 3]]);
  });

  it('gives vectors of their own memory, which the cache does not lose with them', async () => {
    const cache = new MemoryEmbeddingCache();
    const { vectors } = await embedTrainingSet(new LengthEncoder(), cache, SET, {});
    structuredClone(vectors, { transfer: [vectors.buffer as ArrayBuffer] });
    const again = await embedTrainingSet(new LengthEncoder(), cache, SET, {});
    expect(again.vectors).toHaveLength(6);
  });

  it('works without background', async () => {
    const set = { ...SET, background: [] };
    const { background } = await embedTrainingSet(
      new LengthEncoder(),
      new MemoryEmbeddingCache(),
      set,
      {},
    );
    expect(background).toHaveLength(0);
  });

  it('refuses vectors that cannot be compared with those it kept', async () => {
    const encoder = new LengthEncoder();
    const cache = new MemoryEmbeddingCache();
    await embedTrainingSet(encoder, cache, { ...SET, background: [] }, {});
    encoder.dimensions = 3;
    await expect(embedTrainingSet(encoder, cache, SET, {})).rejects.toMatchObject({
      code: 'ENCODER.BAD_RESPONSE',
    });
  });
});
