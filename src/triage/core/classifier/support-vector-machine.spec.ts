import { describe, expect, it } from '@jest/globals';
import type { NetworkRows } from './network/network-rows.js';
import { seededRandom } from './random.js';
import { SupportVectorMachine } from './support-vector-machine.js';

/** Rows given as dense vectors, of which the first `features` numbers are kept sparsely. */
function rowsOf(vectors: readonly (readonly number[])[], features: number): NetworkRows {
  const entries = vectors.map((vector) =>
    [...vector.slice(0, features).entries()].filter(([, value]) => value !== 0),
  );
  const offsets = [0];
  for (const row of entries) offsets.push(offsets.at(-1)! + row.length);
  return {
    sparse: {
      offsets: Int32Array.from(offsets),
      features: Int32Array.from(entries.flat(), ([feature]) => feature),
      values: Float32Array.from(entries.flat(), ([, value]) => value),
    },
    tails: Float32Array.from(vectors.flatMap((vector) => vector.slice(features))),
  };
}

/** A machine of vectors whose numbers from `features` on are their tail. */
function aMachine(vectors: number[][], labels: number[], features: number, seed = 1) {
  const shape = { features, tail: vectors[0]!.length - features };
  const rows = rowsOf(vectors, features);
  return new SupportVectorMachine(rows, Int32Array.from(labels), shape, seed);
}

/** Noise around a direction for each of three classes. */
function threeClasses(count: number, inputs: number) {
  const random = seededRandom(inputs);
  const labels = Array.from({ length: count }, (_, row) => row % 3);
  const vectors = labels.map((label) =>
    Array.from({ length: inputs }, (_, i) => (i % 3 === label ? 0.5 : 0) + (random() - 0.5)),
  );
  return { vectors, labels };
}

function inner(left: ArrayLike<number>, right: readonly number[]): number {
  return right.reduce((sum, value, i) => sum + value * left[i]!, 0);
}

describe('SupportVectorMachine', () => {
  const ofTwo = [
    [1, 0],
    [0, 1],
  ];

  it.each([
    ['features', 2],
    ['a feature and a tail', 1],
    ['a tail alone', 0],
  ])('finds the optimum that can be computed by hand, of %s', (_, features) => {
    // By symmetry the bias is 0 and w = (a, −a); minimising a² + 2·(1 − a)² gives a = 2/3.
    const { weights, bias, coefficients } = aMachine(ofTwo, [0, 1], features).separate(0);
    expect(weights[0]).toBeCloseTo(2 / 3, 2);
    expect(weights[1]).toBeCloseTo(-2 / 3, 2);
    expect(bias).toBeCloseTo(0, 2);
    expect(coefficients[0]).toBeCloseTo(weights[0]!, 6);
  });

  it.each([0, 1])('weighs how long a row is, with %i features', (features) => {
    // By symmetry the bias is 0; minimising w² / 2 + 2·(1 − 3w)² gives w = 12/37.
    const { weights, bias } = aMachine([[3], [-3]], [0, 1], features).separate(0);
    expect(weights[0]).toBeCloseTo(12 / 37, 2);
    expect(bias).toBeCloseTo(0, 2);
  });

  it('holds the bias back too', () => {
    // Rows of nothing: minimising b² / 2 + (1 − b)² gives b = 2/3.
    const { weights, bias, coefficients } = aMachine([[0, 0]], [0], 1).separate(0);
    expect([...weights]).toEqual([0, 0]);
    expect(bias).toBeCloseTo(2 / 3, 2);
    expect(coefficients[0]).toBe(bias);
  });

  it.each([1, 3, 4, 5, 7, 8, 9, 13])('takes the last %i columns as features or as tail', (tail) => {
    const features = 3;
    const { vectors, labels } = threeClasses(60, features + tail);
    const sparse = aMachine(vectors, labels, features + tail);
    const dense = aMachine(vectors, labels, features);
    for (const label of [0, 1, 2]) {
      const expected = sparse.separate(label);
      const sut = dense.separate(label);
      expect(sut.weights).toHaveLength(features + tail);
      sut.weights.forEach((weight, i) => expect(weight).toBeCloseTo(expected.weights[i]!, 3));
      expect(sut.bias).toBeCloseTo(expected.bias, 3);
    }
  });

  it('gives weights and a bias that are what the coefficients of the rows add up to', () => {
    const { vectors, labels } = threeClasses(90, 11);
    const { weights, bias, coefficients } = aMachine(vectors, labels, 4).separate(1);
    weights.forEach((weight, i) => {
      const column = vectors.map((vector) => vector[i]!);
      expect(weight).toBeCloseTo(inner(coefficients, column), 4);
    });
    expect(bias).toBeCloseTo(
      coefficients.reduce((a, b) => a + b),
      4,
    );
  });

  it('leaves nothing to gain by moving any coefficient', () => {
    const { vectors, labels } = threeClasses(90, 11);
    const { weights, bias, coefficients } = aMachine(vectors, labels, 4).separate(1);
    vectors.forEach((vector, row) => {
      const sign = labels[row] === 1 ? 1 : -1;
      const alpha = sign * coefficients[row]!;
      const gradient = sign * (inner(weights, vector) + bias) - 1 + alpha / 2;
      expect(alpha).toBeGreaterThanOrEqual(0);
      expect(gradient).toBeGreaterThan(-0.02);
      if (alpha > 0) expect(gradient).toBeLessThan(0.02);
    });
  });

  it('separates the same in any order of the classes, and again for an equal seed', () => {
    const { vectors, labels } = threeClasses(60, 9);
    const sut = aMachine(vectors, labels, 4);
    const all = [0, 1, 2].map((label) => sut.separate(label));
    const again = aMachine(vectors, labels, 4);
    for (const label of [2, 0, 1]) expect(again.separate(label)).toEqual(all[label]);
    const other = aMachine(vectors, labels, 4, 2).separate(0);
    expect(other.weights).not.toEqual(all[0]!.weights);
    other.weights.forEach((weight, i) => {
      expect(Math.abs(weight - all[0]!.weights[i]!)).toBeLessThan(0.02);
    });
  });
});
