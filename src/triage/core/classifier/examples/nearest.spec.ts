import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ModelInput } from '../members/member.js';
import { ByteRows } from '../rows/byte-rows.js';
import type { ExampleIndex } from './example-index.js';
import { ExampleSearch } from './nearest.js';

/** The words of a message or an example have the squared length 1/3. */
const one = 1 / Math.sqrt(3);
const two = 1 / Math.sqrt(6);

/** Intent 0 has "my" and "my card", intent 1 has "card"; the meaning of each is one direction. */
const INDEX: ExampleIndex = {
  ids: ['a', 'b', 'c'],
  starts: Int32Array.of(0, 2, 3),
  words: {
    offsets: Int32Array.of(0, 1, 3, 4),
    features: Int32Array.of(0, 0, 1, 1),
    values: Float32Array.of(one, two, two, one),
  },
  dimensions: 2,
  vectors: new ByteRows(Int8Array.of(127, 0, 0, 127, 76, 102), 2),
  densities: null,
};
const FEATURES = 3;

/** A message of words by their feature and value, and one phrase that the search has to ignore. */
function aMessage(features: readonly number[], values: readonly number[]) {
  const last = FEATURES - 1;
  return {
    features: [...features, last],
    values: [...values, one],
    blocks: [...features.map(() => 0), 1],
    starts: [],
    ends: [],
    knownShare: 1,
  };
}
const MY = aMessage([0], [one]);

function aSearch(index: Partial<ExampleIndex> = {}): ExampleSearch {
  return new ExampleSearch({ ...INDEX, ...index }, FEATURES);
}

/** How alike the first of some intents is, and the nearest examples of all of them. */
function search(sut: ExampleSearch, input: ModelInput, intents: readonly number[], most: number) {
  const [first = 0] = intents;
  return { first: sut.compare(input, first).likeness, nearest: sut.nearest(input, intents, most) };
}

function rounded(nearest: readonly { example: number; similarity: number }[]) {
  return nearest.map(({ example, similarity }) => [example, Number(similarity.toFixed(3))]);
}

describe('ExampleSearch', () => {
  it('compares words', () => {
    const { nearest, first } = search(aSearch(), { vector: MY }, [0, 1], 3);
    expect(rounded(nearest)).toEqual([
      [0, 1],
      [1, 0.707],
      [2, 0],
    ]);
    expect(first).toHaveLength(1);
    expect(first[0]).toBeCloseTo(1, 6);
  });

  it('compares meaning where there is an embedding', () => {
    const input = { vector: MY, embedding: Float32Array.of(0.6, 0.8) };
    const { nearest, first } = search(aSearch(), input, [0, 1], 2);
    expect(rounded(nearest)).toEqual([
      [2, 1],
      [1, 0.8],
    ]);
    expect(first[0]).toBeCloseTo(1, 6);
    expect(first[1]).toBeCloseTo(0.8, 6);
  });

  it('tells how near the first intent alone is', () => {
    const input = { vector: MY, embedding: Float32Array.of(0, 1) };
    const { first } = search(aSearch(), input, [1, 0], 1);
    expect(first[0]).toBe(0);
    expect(first[1]).toBeCloseTo(102 / 127, 6);
  });

  it('looks at the given intents only', () => {
    const { nearest } = search(aSearch(), { vector: MY }, [1], 3);
    expect(nearest.map(({ example }) => example)).toEqual([2]);
    expect(aSearch().nearest({ vector: MY }, [], 3)).toEqual([]);
  });

  it('keeps the first of equals', () => {
    const { nearest } = search(aSearch(), { vector: aMessage([], []) }, [1, 0], 2);
    expect(nearest.map(({ example }) => example)).toEqual([2, 0]);
  });

  it('says 0 of the opposite and of an empty embedding', () => {
    for (const embedding of [Float32Array.of(-1, 0), Float32Array.of(0, 0)]) {
      const { nearest, first } = search(aSearch(), { vector: MY, embedding }, [0], 1);
      expect(nearest).toEqual([{ example: 0, similarity: 0 }]);
      expect(first[1]).toBe(0);
    }
  });

  it('does without the embedding where the examples have none', () => {
    const sut = aSearch({ dimensions: 0, vectors: new ByteRows(new Int8Array(0), 0) });
    const embedding = Float32Array.of(1, 0);
    expect(search(sut, { vector: MY, embedding }, [0, 1], 3)).toEqual(
      search(aSearch(), { vector: MY }, [0, 1], 3),
    );
  });

  it('forgets one message before the next', () => {
    const sut = aSearch();
    search(sut, { vector: MY }, [0, 1], 3);
    const card = { vector: aMessage([1], [one]) };
    expect(search(sut, card, [0, 1], 3)).toEqual(search(aSearch(), card, [0, 1], 3));
  });

  it('gives similarities from 0 to 1, best first', () => {
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(part, part), fc.nat(4), ([x, y], most) => {
        const length = Math.hypot(x, y) || 1;
        const embedding = Float32Array.of(x / length, y / length);
        const { nearest } = search(aSearch(), { vector: MY, embedding }, [0, 1], most);
        expect(nearest).toHaveLength(Math.min(most, 3));
        const similarities = nearest.map(({ similarity }) => similarity);
        expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
        for (const it of similarities) expect(it >= 0 && it <= 1).toBe(true);
      }),
    );
  });
});
