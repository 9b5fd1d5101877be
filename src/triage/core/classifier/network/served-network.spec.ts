import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../random.js';
import { FloatRows } from '../rows/float-rows.js';
import { Network, type NetworkWeights } from './network.js';
import type { NetworkShape } from './network-shape.js';
import {
  activate,
  meanOuter,
  project,
  type ServedNetwork,
  serveTogether,
} from './served-network.js';

const SHAPE: NetworkShape = { features: 5, tail: 2, units: 32, classes: 3 };
const INPUTS = SHAPE.features + SHAPE.tail;

/** Weights between −1/2 and 1/2, biases too. */
function someWeights(seed: number): NetworkWeights {
  const random = seededRandom(seed);
  return {
    inner: Float32Array.from({ length: (INPUTS + 1) * SHAPE.units }, () => random() - 0.5),
    outer: Float32Array.from({ length: (SHAPE.units + 1) * SHAPE.classes }, () => random() - 0.5),
  };
}

/** The definition: max(0, x·inner + bias)·outer + bias. */
function forward({ inner, outer }: NetworkWeights, vector: readonly number[]): number[] {
  const { units, classes } = SHAPE;
  const hidden = Array.from({ length: units }, (_, unit) =>
    Math.max(
      0,
      [...vector, 1].reduce((sum, value, row) => sum + value * inner[row * units + unit]!, 0),
    ),
  );
  return Array.from({ length: classes }, (_, label) =>
    [...hidden, 1].reduce((sum, value, unit) => sum + value * outer[unit * classes + label]!, 0),
  );
}

/** The scores of a vector of all inputs, of which only the features that are not 0 are given. */
function scoresOf(sut: ServedNetwork, vector: readonly number[]): number[] {
  const features = vector.slice(0, SHAPE.features);
  const given = [...features.keys()].filter((feature) => features[feature] !== 0);
  const values = given.map((feature) => features[feature]!);
  return [...project(sut, activate(sut, given, values, vector.slice(SHAPE.features)))];
}

/** How far rounding the inner weights can move a score: half a step of each input in each unit. */
function errorBound(sut: ServedNetwork, vector: readonly number[], label: number): number {
  const perUnit = vector.reduce((sum, value, i) => sum + (Math.abs(value) * sut.scales[i]!) / 2, 0);
  let bound = 1e-5;
  for (let unit = 0; unit < sut.units; unit++) {
    bound += perUnit * Math.abs(sut.outer.floats[unit * sut.classes + label]!);
  }
  return bound;
}

const input = fc.oneof(fc.constant(0), fc.double({ min: -2, max: 2, noNaN: true }));
const vectors = fc.array(input, { minLength: INPUTS, maxLength: INPUTS });

describe('serveTogether', () => {
  it.each([1, 2, 3])('scores like the mean of %i networks', (count) => {
    fc.assert(
      fc.property(vectors, fc.nat(1000), (vector, seed) => {
        const networks = Array.from({ length: count }, (_, i) => someWeights(seed + i));
        const sut = serveTogether(networks, SHAPE);
        const scores = scoresOf(sut, vector);
        const each = networks.map((network) => forward(network, vector));
        scores.forEach((score, label) => {
          const mean = each.reduce((sum, own) => sum + own[label]!, 0) / count;
          expect(Math.abs(score - mean)).toBeLessThan(errorBound(sut, vector, label));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('scores like the network it was made of', () => {
    const network = new Network(SHAPE, { batch: 1, longest: SHAPE.features, hasInertia: true });
    const random = seededRandom(6);
    network.initialize(() => random() - 0.5);
    const vector = [0.5, 0, -1, 0, 2, 0.25, -0.75];
    const expected = network.score({
      sparse: {
        offsets: Int32Array.of(0, 3),
        features: Int32Array.of(0, 2, 4),
        values: Float32Array.of(0.5, -1, 2),
      },
      tails: Float32Array.of(0.25, -0.75),
    });
    const sut = serveTogether([network.weights()], SHAPE);
    scoresOf(sut, vector).forEach((score, label) => {
      expect(Math.abs(score - expected[label]!)).toBeLessThan(errorBound(sut, vector, label));
    });
  });

  it('is exact where every weight is a whole step', () => {
    // One unit: max(0, 127·a − 64·b + 1) · (2, −1) + (0.5, 0)
    const shape = { features: 2, tail: 0, units: 1, classes: 2 };
    const inner = Float32Array.of(127, -64, 1);
    const outer = Float32Array.of(2, -1, 0.5, 0);
    const sut = serveTogether([{ inner, outer }], shape);
    expect([...sut.rows.bytes]).toEqual([127, -127]);
    const scores = (a: number, b: number) => [...project(sut, activate(sut, [0, 1], [a, b], []))];
    expect(scores(1, 1)).toEqual([128.5, -64]);
    expect(scores(0, 1)).toEqual([0.5, 0]);
  });

  it('leaves an input without weights at zero', () => {
    const weights = someWeights(1);
    weights.inner.fill(0, 0, SHAPE.units);
    const sut = serveTogether([weights], SHAPE);
    expect(sut.scales[0]).toBe(0);
    expect(scoresOf(sut, [1, 0, 0, 0, 0, 0, 0])).toEqual(scoresOf(sut, [0, 0, 0, 0, 0, 0, 0]));
  });
});

describe('activate', () => {
  it('does not depend on the order of the features', () => {
    const sut = serveTogether([someWeights(2)], SHAPE);
    const one = activate(sut, [0, 3, 4], [1, 2, 3], [0.5, 0.5]);
    const other = activate(sut, [4, 0, 3], [3, 1, 2], [0.5, 0.5]);
    other.forEach((value, unit) => {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeCloseTo(one[unit]!, 5);
    });
  });
});

describe('meanOuter', () => {
  it('is the mean over the classes, unit by unit, without the bias', () => {
    const outer = new FloatRows(Float32Array.of(1, 2, 6, 0, -3, 0, 9, 9, 9), 3);
    const sut = { units: 2, classes: 3, outer } as ServedNetwork;
    expect([...meanOuter(sut)]).toEqual([3, -1]);
  });
});
