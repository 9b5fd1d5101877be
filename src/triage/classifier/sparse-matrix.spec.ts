import { describe, expect, it } from 'vitest';
import { countFeatures, dampedCount } from './count-matrix.js';
import { inverseDocumentFrequency, unseenIdf } from './inverse-document-frequency.js';
import { knownShare } from './known-share.js';
import { dot, transpose, weighRows } from './sparse-matrix.js';

const counts = countFeatures([' a ', ' a b ', ' b b ']);
const all = Int32Array.of(0, 1, 2);

describe('inverseDocumentFrequency', () => {
  it('is ln((1 + rows) / (1 + rows with the feature)) + 1', () => {
    const idf = inverseDocumentFrequency(counts, all);
    expect(idf[0]).toBeCloseTo(Math.log(4 / 3) + 1, 6);
    expect(inverseDocumentFrequency(counts, Int32Array.of(2))[0]).toBe(unseenIdf(1));
  });
});

describe('dampedCount', () => {
  it('is 1 + ln(occurrences)', () => {
    expect(dampedCount(1)).toBe(1);
    expect(dampedCount(3)).toBeCloseTo(1 + Math.log(3), 12);
  });
});

describe('weighRows', () => {
  it('gives each block the same length and the whole the length 1', () => {
    const matrix = weighRows(counts, all, inverseDocumentFrequency(counts, all));
    for (let row = 0; row < 3; row++) {
      const lengths = [0, 0, 0];
      for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
        lengths[counts.blocks[matrix.features[i]!]!]! += matrix.values[i]! ** 2;
      }
      for (const length of lengths) expect(length).toBeCloseTo(1 / 3, 5);
    }
  });
});

describe('dot and transpose', () => {
  // [[2, 0, 3], [0, 5, 0]]
  const matrix = {
    offsets: Int32Array.of(0, 2, 3),
    features: Int32Array.of(0, 2, 1),
    values: Float32Array.of(2, 3, 5),
  };

  it('multiply a row with weights', () => {
    expect(dot(matrix, 0, Float64Array.of(1, 10, 100))).toBe(302);
    expect(dot(matrix, 1, Float64Array.of(1, 10, 100))).toBe(50);
  });

  it('turn rows into columns', () => {
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
