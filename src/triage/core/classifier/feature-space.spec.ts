import { describe, expect, it } from '@jest/globals';
import { countFeatures, type CountMatrix } from './count-matrix.js';
import { cutSpace } from './feature-space.js';
import { KeyTable } from './key-table.js';

function rowsOf(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}

/** Two rows: the first has all of the features, the second the first `both` of them. */
function twoRows(all: number, both: number): CountMatrix {
  const vocabulary = new KeyTable(all);
  for (let i = 0; i < all; i++) vocabulary.add(i, i);
  return {
    vocabulary,
    blocks: new Uint8Array(all),
    offsets: Int32Array.of(0, all, all + both),
    features: Int32Array.from([...rowsOf(all), ...rowsOf(both)]),
    frequencies: new Float32Array(all + both).fill(1),
  };
}

/** One document of its own after many that are the same. */
function sameButOne(rows: number) {
  const documents = Array.from({ length: rows - 1 }, () => ' a ');
  return countFeatures([...documents, ' b ']);
}

describe('cutSpace', () => {
  // The words in the order they appear.
  const counts = countFeatures([' a ', ' a b ', ' b b ', ' c ']);
  const [a, b, c] = [...counts.blocks.keys()].filter((feature) => counts.blocks[feature] === 0);

  it('knows the inverse document frequency: ln((1 + rows) / (1 + rows with it)) + 1', () => {
    const { numberOf, idf, unseenIdf } = cutSpace(counts, rowsOf(4), rowsOf(4));
    expect(idf[numberOf[a!]!]).toBeCloseTo(Math.log(5 / 3) + 1, 6);
    expect(idf[numberOf[c!]!]).toBeCloseTo(Math.log(5 / 2) + 1, 6);
    expect(unseenIdf).toBeCloseTo(Math.log(5) + 1, 6);
  });

  it('knows features of its rows only', () => {
    const { numberOf, vocabulary, idf } = cutSpace(
      counts,
      Int32Array.of(0, 2),
      Int32Array.of(0, 2),
    );
    expect(numberOf[c!]).toBe(-1);
    expect(numberOf[b!]).toBeGreaterThan(-1);
    const { high, low } = counts.vocabulary;
    counts.blocks.forEach((_, feature) => {
      expect(vocabulary.find(high[feature]!, low[feature]!)).toBe(numberOf[feature]);
    });
    expect(idf).toHaveLength(vocabulary.size);
  });

  it('knows a feature of the background without calling it known', () => {
    const { numberOf, idf, unseenIdf } = cutSpace(counts, rowsOf(4), rowsOf(3));
    expect(numberOf[c!]).toBeGreaterThan(-1);
    expect(idf[numberOf[c!]!]).toBe(unseenIdf);
    expect(idf[numberOf[b!]!]).toBeCloseTo(Math.log(4 / 3) + 1, 6);
  });

  it('drops what only one of many documents has', () => {
    const kept = cutSpace(sameButOne(2499), rowsOf(2499), rowsOf(2499));
    const dropped = cutSpace(sameButOne(2500), rowsOf(2500), rowsOf(2500));
    expect(kept.numberOf).not.toContain(-1);
    expect(dropped.vocabulary.size).toBe(kept.vocabulary.size / 2);
  });

  it('keeps what little there is where no feature is in two of many documents', () => {
    const documents = Array.from({ length: 2500 }, (_, i) => (i === 7 ? ' a ' : ''));
    const sut = cutSpace(countFeatures(documents), rowsOf(2500), rowsOf(2500));
    expect(sut.vocabulary.size).toBeGreaterThan(0);
    expect(sut.numberOf).not.toContain(-1);
    // Too many, but none of them is more frequent than another.
    expect(cutSpace(twoRows(100_001, 0), rowsOf(2), rowsOf(2)).vocabulary.size).toBe(100_001);
    expect(cutSpace(twoRows(100_001, 100_001), rowsOf(2), rowsOf(2)).vocabulary.size).toBe(100_001);
  });

  it('knows at most 100,000 features, the most frequent ones', () => {
    const most = 100_000;
    expect(cutSpace(twoRows(most, 10), rowsOf(2), rowsOf(2)).vocabulary.size).toBe(most);
    const cut = cutSpace(twoRows(most + 1, 10), rowsOf(2), rowsOf(2));
    expect(cut.vocabulary.size).toBe(10);
    expect([...cut.numberOf.subarray(0, 11)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1]);
  });
});
