import { describe, expect, it } from '@jest/globals';
import { buildIndex, type IndexedRows } from './build-index.js';

/** Four rows over a word, a phrase and a word; the row of place 1 is no example. */
const ROWS: IndexedRows = {
  ids: ['x', 'y', 'z'],
  labels: Int32Array.of(1, 0, 1),
  places: [0, 2, 3],
  matrix: {
    offsets: Int32Array.of(0, 2, 3, 5, 6),
    features: Int32Array.of(0, 1, 2, 0, 2, 1),
    values: Float32Array.of(0.5, 0.25, 9, 0.125, 1, 0.75),
  },
  blocks: Uint8Array.of(0, 1, 0),
  embedding: (place) => Float32Array.of(place / 4, -1),
  dimensions: 2,
};

/** Examples without words, so many of each intent. */
function many(counts: readonly number[]): IndexedRows {
  const labels = counts.flatMap((count, intent) => Array<number>(count).fill(intent));
  return {
    ids: labels.map((_, i) => `${i}`),
    labels: Int32Array.from(labels),
    places: [...labels.keys()],
    matrix: {
      offsets: new Int32Array(labels.length + 1),
      features: new Int32Array(0),
      values: new Float32Array(0),
    },
    blocks: new Uint8Array(0),
    embedding: null,
    dimensions: 0,
  };
}

describe('buildIndex', () => {
  it('sorts the examples by intent, and keeps their order within it', () => {
    const { ids, starts } = buildIndex(ROWS, 3);
    expect(ids).toEqual(['y', 'x', 'z']);
    expect([...starts]).toEqual([0, 1, 3, 3]);
  });

  it('keeps the words of each', () => {
    const { words } = buildIndex(ROWS, 2);
    expect([...words.offsets]).toEqual([0, 2, 3, 3]);
    expect([...words.features]).toEqual([0, 2, 0]);
    expect([...words.values]).toEqual([0.125, 1, 0.5]);
  });

  it('keeps the embedding of each in steps of 1/127', () => {
    const { dimensions, vectors } = buildIndex(ROWS, 2);
    expect(dimensions).toBe(2);
    // Of the places 2, 0 and 3.
    expect([...vectors.bytes]).toEqual([64, -127, 0, -127, 95, -127]);
  });

  it('has no vectors without embeddings', () => {
    const { vectors, dimensions } = buildIndex({ ...ROWS, embedding: null, dimensions: 0 }, 2);
    expect([vectors.bytes.length, dimensions]).toEqual([0, 0]);
  });

  it('leaves out only of the largest intents when there are too many', () => {
    const { ids, starts } = buildIndex(many([9, 1_500, 3_000]), 3);
    expect([...starts]).toEqual([0, 9, 1_009, 2_009]);
    expect(ids[9]).toBe('9');
    expect(ids[1_009]).toBe('1509');
  });

  it('keeps at most 20,000 together', () => {
    const { ids } = buildIndex(many(Array<number>(40).fill(900)), 40);
    expect(ids.length).toBeLessThanOrEqual(20_000);
    expect(ids.length).toBeGreaterThan(17_000);
  });

  it('keeps the fewer of an intent the longer its embeddings are', () => {
    const long = { ...many([600, 100]), dimensions: 1_000 };
    expect([...buildIndex(long, 2).starts]).toEqual([0, 500, 600]);
  });
});
