import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countFeatures, dampedCount } from './count-matrix.js';
import { cutSpace } from './feature-space.js';
import { knownShare } from './known-share.js';
import { vectorize } from './message-vector.js';
import { transpose, weighRows } from './sparse-matrix.js';

const counts = countFeatures([' a ', ' a b ', ' b b ']);
const all = Int32Array.of(0, 1, 2);

describe('dampedCount', () => {
  it('is 1 + ln(occurrences)', () => {
    expect(dampedCount(1)).toBe(1);
    expect(dampedCount(3)).toBeCloseTo(1 + Math.log(3), 12);
  });
});

describe('weighRows', () => {
  it('gives each block the same length and the whole the length 1', () => {
    const matrix = weighRows(counts, all, cutSpace(counts, all, all));
    for (let row = 0; row < 3; row++) {
      const lengths = [0, 0, 0];
      for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
        lengths[counts.blocks[matrix.features[i]!]!]! += matrix.values[i]! ** 2;
      }
      for (const length of lengths) expect(length).toBeCloseTo(1 / 3, 5);
    }
  });

  it('counts features outside of the space in the norm', () => {
    const first = Int32Array.of(0);
    const space = cutSpace(counts, first, first);
    const { offsets, features, values } = weighRows(counts, Int32Array.of(1), space);
    const word = space.numberOf[counts.blocks.indexOf(0)]!;
    expect(offsets[1]).toBeLessThan(counts.offsets[2]! - counts.offsets[1]!);
    // The words of " a b ": a has the idf 1, b that of a feature never seen, ln 2 + 1.
    expect(values[features.indexOf(word)]).toBeCloseTo(
      1 / Math.hypot(1, Math.log(2) + 1) / Math.sqrt(3),
      6,
    );
  });

  it('weighs a row like a message of the same text', () => {
    const word = fc.constantFrom('my', 'card', 'is', 'late', 'new');
    const texts = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(texts, (lists) => {
        const documents = lists.map((list) => ` ${list.join(' ')} `);
        const counted = countFeatures(documents);
        const rows = Int32Array.from(documents.keys());
        // The first document is not in the space.
        const space = cutSpace(counted, rows.slice(1), rows.slice(1));
        const { offsets, features, values } = weighRows(counted, rows, space);
        documents.forEach((document, row) => {
          const message = vectorize(document, space);
          const [from, to] = [offsets[row], offsets[row + 1]];
          expect([...features.subarray(from, to)]).toEqual(message.features);
          message.values.forEach((value, i) => expect(values[from! + i]).toBeCloseTo(value, 6));
        });
      }),
    );
  });
});

describe('transpose', () => {
  // [[2, 0, 3], [0, 5, 0]]
  const matrix = {
    offsets: Int32Array.of(0, 2, 3),
    features: Int32Array.of(0, 2, 1),
    values: Float32Array.of(2, 3, 5),
  };

  it('turns rows into columns', () => {
    const turned = transpose(matrix, 3);
    expect([...turned.offsets]).toEqual([0, 1, 2, 3]);
    expect([...turned.features]).toEqual([0, 1, 0]);
    expect([...turned.values]).toEqual([2, 5, 3]);
  });
});

describe('knownShare', () => {
  it('is the share of squared length in features rarer than none', () => {
    const idf = [1, 5, 2];
    expect(knownShare(Float32Array.of(1, 2, 3), (i) => idf[i]!, 5)).toBeCloseTo(10 / 14, 6);
    expect(knownShare(new Float32Array(0), () => 0, 5)).toBe(0);
  });
});
