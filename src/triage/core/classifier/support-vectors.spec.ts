import { describe, expect, it } from '@jest/globals';
import { addUp, supportVectorsOf } from './support-vectors.js';
import { weightOf } from './weight-rows.js';

/** Row 0 = (1, 0, 0), row 1 = (0, 2, 0), row 2 = (1, 1, 0). */
const matrix = {
  offsets: Int32Array.of(0, 1, 2, 4),
  features: Int32Array.of(0, 1, 0, 1),
  values: Float32Array.of(1, 2, 1, 1),
};

function aSupport(rows: number[], coefficients: number[], tail: number[] = []) {
  return {
    rows: Int32Array.from(rows),
    coefficients: Float32Array.from(coefficients),
    tail: Float32Array.from(tail),
  };
}

describe('supportVectorsOf', () => {
  const separation = {
    weights: Float32Array.of(1, 2, 3, 4, 5),
    bias: 0.25,
    coefficients: Float32Array.of(0, 0.5, 0, -0.25),
  };

  it('keeps the rows that carry the class, and the weights behind the features', () => {
    expect(supportVectorsOf(separation, 3)).toEqual(aSupport([1, 3], [0.5, -0.25], [4, 5]));
    expect(supportVectorsOf(separation, 5).tail).toHaveLength(0);
  });
});

describe('addUp', () => {
  const supports = [aSupport([0, 2], [1, 0.5], [2, 0, -1]), aSupport([1], [-1], [-1, 0, 4])];

  it('adds up the rows of each class, by their coefficients', () => {
    const sut = addUp(matrix, 3, supports);
    expect(sut.classes).toBe(2);
    // 1 · (1, 0, 0) + 0.5 · (1, 1, 0) and −1 · (0, 2, 0).
    [
      [1.5, 0],
      [0.5, -2],
      [0, 0],
    ].forEach((weights, feature) => {
      weights.forEach((weight, label) => {
        expect(Math.abs(weightOf(sut, feature, label) - weight)).toBeLessThan(2 / 127 / 2);
      });
    });
    expect([...sut.biases]).toEqual([1.5, -1]);
  });

  it('keeps the weights of the tail in bytes, behind those of the features', () => {
    const sut = addUp(matrix, 3, supports);
    expect(sut.rows.bytes).toHaveLength(6 * 2);
    expect([...sut.rows.bytes.subarray(6)]).toEqual([127, -63, 0, 0, -32, 127]);
    expect(weightOf(sut, 3, 0)).toBeCloseTo(2, 6);
    expect(weightOf(sut, 3, 1)).toBeCloseTo(-1, 1);
    expect(weightOf(sut, 5, 1)).toBeCloseTo(4, 6);
    expect(weightOf(sut, 5, 0)).toBeCloseTo(-1, 1);
  });

  it('leaves an input without support at zero', () => {
    expect([...addUp(matrix, 3, [aSupport([], [])]).rows.bytes]).toEqual([0, 0, 0]);
    const sut = addUp(matrix, 3, supports);
    for (const input of [2, 4]) {
      expect(sut.scales[input]).toBe(0);
      expect([weightOf(sut, input, 0), weightOf(sut, input, 1)]).toEqual([0, 0]);
    }
  });
});
