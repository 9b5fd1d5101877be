import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../random.js';
import { Network } from './network.js';
import type { NetworkRows } from './network-rows.js';
import type { NetworkShape } from './network-shape.js';
import { trainNetwork } from './train-network.js';

const SHAPE: NetworkShape = { features: 6, tail: 2, units: 32, classes: 3 };

/** Rows given as dense vectors of all inputs. */
function rowsOf(vectors: readonly (readonly number[])[], { features }: NetworkShape): NetworkRows {
  const offsets = [0];
  const numbers: number[] = [];
  const values: number[] = [];
  for (const vector of vectors) {
    vector.slice(0, features).forEach((value, feature) => {
      if (value === 0) return;
      numbers.push(feature);
      values.push(value);
    });
    offsets.push(numbers.length);
  }
  return {
    sparse: {
      offsets: Int32Array.from(offsets),
      features: Int32Array.from(numbers),
      values: Float32Array.from(values),
    },
    tails: Float32Array.from(vectors.flatMap((vector) => vector.slice(features))),
  };
}

/** The definition, without a kernel. */
function forward(sut: Network, vector: readonly number[]): number[] {
  const { inner, outer } = sut.weights();
  const { units, classes } = sut.shape;
  const hidden = Array.from({ length: units }, (_, unit) => {
    const input = [...vector, 1];
    return Math.max(
      0,
      input.reduce((sum, value, row) => sum + value * inner[row * units + unit]!, 0),
    );
  });
  return Array.from({ length: classes }, (_, label) =>
    [...hidden, 1].reduce((sum, value, unit) => sum + value * outer[unit * classes + label]!, 0),
  );
}

/** Class k is feature k or k + 3, with the tail telling the first two classes apart as well. */
function separable(count: number): { vectors: number[][]; labels: Int32Array } {
  const random = seededRandom(5);
  const labels = Int32Array.from({ length: count }, (_, row) => row % 3);
  const vectors = Array.from(labels, (label) => {
    const vector = new Array<number>(8).fill(0);
    vector[random() < 0.5 ? label : label + 3] = 1;
    if (label < 2) vector[6 + label] = 0.5;
    return vector;
  });
  return { vectors, labels };
}

describe('Network', () => {
  it('scores what its weights come to', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true });
    const vectors = fc.array(fc.array(value, { minLength: 8, maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(vectors, fc.integer(), (rows, seed) => {
        const sut = new Network(SHAPE, { batch: 4, longest: SHAPE.features, hasInertia: true });
        const random = seededRandom(seed);
        sut.initialize(() => random() - 0.5);
        const scores = sut.score(rowsOf(rows, SHAPE));
        rows.forEach((row, i) => {
          forward(sut, row).forEach((expected, label) => {
            expect(scores[i * SHAPE.classes + label]).toBeCloseTo(expected, 4);
          });
        });
      }),
      { numRuns: 50 },
    );
  });

  it('gives every row a score for every class, also an empty one', () => {
    const sut = new Network(
      { ...SHAPE, tail: 0 },
      { batch: 4, longest: SHAPE.features, hasInertia: true },
    );
    expect([...sut.score(rowsOf([[], []], { ...SHAPE, tail: 0 }))]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([0.25, 0.5, 1])('learns from %d of the sparse features at a time', (share) => {
    const shape = { ...SHAPE, features: 800, tail: 0 };
    const sut = new Network(shape, { batch: 1, longest: shape.features, hasInertia: true });
    const random = seededRandom(3);
    sut.initialize(() => random() - 0.5);
    sut.seed(3);
    sut.keep(share);
    sut.present(rowsOf([new Array<number>(800).fill(1)], shape), Int32Array.of(1));
    const before = sut.weights().inner;
    sut.learn(Int32Array.of(0), 0.1, 1, 0.1);
    const after = sut.weights().inner;
    const rows = Array.from({ length: shape.features }, (_, row) => row * shape.units);
    const moved = rows.filter((start) =>
      after.subarray(start, start + 32).some((weight, unit) => weight !== before[start + unit]),
    );
    expect(Math.abs(moved.length / shape.features - share)).toBeLessThan(0.06);
  });

  it('refuses more than it has room for', () => {
    const sut = new Network(SHAPE, { batch: 1, longest: 2, hasInertia: true });
    const full = rowsOf([[1, 1, 1, 1, 1, 1, 0, 0]], SHAPE);
    expect(() => sut.score(full)).toThrow('more features');
    expect(() => sut.learn(Int32Array.of(0, 0), 0.1, 1, 0)).toThrow('more rows');
  });
});

describe('learn', () => {
  const { vectors, labels } = separable(60);

  it.each([true, false])('brings the scores closer to the classes, inertia: %s', (hasInertia) => {
    const sut = new Network(SHAPE, { batch: 60, longest: SHAPE.features, hasInertia });
    const random = seededRandom(1);
    sut.initialize(() => (random() - 0.5) / 4);
    const rows = rowsOf(vectors, SHAPE);
    sut.present(rows, labels);
    for (let step = 1; step <= 200; step++) {
      sut.learn(Int32Array.from(labels.keys()), 0.02, step, 0);
    }
    const scores = sut.score(rows);
    labels.forEach((label, row) => {
      const own = [...scores.subarray(row * 3, row * 3 + 3)];
      expect(own.indexOf(Math.max(...own))).toBe(label);
    });
  });

  it('moves a weight on by inertia alone', () => {
    const moved = [true, false].map((hasInertia) => {
      const sut = new Network(SHAPE, { batch: 1, longest: SHAPE.features, hasInertia });
      const random = seededRandom(1);
      sut.initialize(() => random() - 0.5);
      sut.present(rowsOf(vectors, SHAPE), labels);
      for (let step = 1; step <= 20; step++) sut.learn(Int32Array.of(step), 0.02, step, 0);
      return sut.weights().inner;
    });
    expect(moved[0]).not.toEqual(moved[1]);
  });
});

describe('trainNetwork', () => {
  const { vectors, labels } = separable(120);
  const rows = rowsOf(vectors, SHAPE);

  it('learns to tell classes apart', () => {
    const scores = trainNetwork(rows, labels, SHAPE, 1).score(rows);
    const right = labels.filter((label, row) => {
      const own = [...scores.subarray(row * 3, row * 3 + 3)];
      return own.indexOf(Math.max(...own)) === label;
    });
    expect(right.length).toBe(labels.length);
  });

  it('gives equal weights for an equal seed, and others for another', () => {
    const weights = trainNetwork(rows, labels, SHAPE, 1).weights();
    expect(trainNetwork(rows, labels, SHAPE, 1).weights()).toEqual(weights);
    expect(trainNetwork(rows, labels, SHAPE, 2).weights()).not.toEqual(weights);
  });

  it('leaves the weights of an input alone that no row has', () => {
    const wider = { ...SHAPE, features: SHAPE.features + 1 };
    const sparse = rowsOf(
      vectors.map((vector) => [...vector.slice(0, 6), 0, ...vector.slice(6)]),
      wider,
    );
    const { inner } = trainNetwork(sparse, labels, wider, 1).weights();
    const again = trainNetwork(
      sparse,
      Int32Array.from(labels, (it) => 2 - it),
      wider,
      1,
    ).weights();
    const unseen = (all: Float32Array) => [...all.subarray(6 * 32, 7 * 32)];
    expect(unseen(inner)).toEqual(unseen(again.inner));
    expect([...inner.subarray(0, 32)]).not.toEqual([...again.inner.subarray(0, 32)]);
  });

  it('reports the share of each pass', () => {
    const shares: number[] = [];
    trainNetwork(rows, labels, SHAPE, 1, (share) => shares.push(share));
    expect(shares).toHaveLength(40);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});
