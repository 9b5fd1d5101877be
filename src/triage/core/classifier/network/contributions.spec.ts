import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../random.js';
import { contributions } from './contributions.js';
import { activate, meanOuter, project, serveTogether } from './served-network.js';

const SHAPE = { features: 9, tail: 2, units: 12, classes: 4 };
const INPUTS = SHAPE.features + SHAPE.tail;

function aNetwork(seed: number) {
  const random = seededRandom(seed);
  const weights = () => ({
    inner: Float32Array.from({ length: (INPUTS + 1) * SHAPE.units }, () => random() - 0.5),
    outer: Float32Array.from({ length: (SHAPE.units + 1) * SHAPE.classes }, () => random() - 0.5),
  });
  return serveTogether([weights(), weights()], SHAPE);
}

/** The value of one class less that of the classes on average. */
function centred(values: ArrayLike<number>, label: number): number {
  return values[label]! - Array.from(values).reduce((a, b) => a + b) / values.length;
}

const numbers = fc.uniqueArray(fc.nat(SHAPE.features - 1), { minLength: 0, maxLength: 9 });
const value = fc.double({ min: -2, max: 2, noNaN: true });
const values = fc.array(value, { minLength: INPUTS, maxLength: INPUTS });

describe('contributions', () => {
  it('add up to the score, together with those of the tail and of the biases', () => {
    fc.assert(
      fc.property(numbers, values, fc.nat(500), fc.nat(3), (features, amounts, seed, label) => {
        const network = aNetwork(seed);
        const { units, classes, bias } = network;
        const outer = network.outer.floats;
        const means = meanOuter(network);
        const tail = amounts.slice(SHAPE.features);
        const given = amounts.slice(0, features.length);
        const hidden = activate(network, features, given, tail);

        // To the network the places of the tail are inputs like any other.
        const inputs = [...features, SHAPE.features, SHAPE.features + 1];
        const all = contributions(network, means, inputs, [...given, ...tail], hidden, label);
        let sum = all.reduce((a, b) => a + b, 0);
        hidden.forEach((active, unit) => {
          const own = outer.subarray(unit * classes, (unit + 1) * classes);
          if (active > 0) sum += bias[unit]! * centred(own, label);
        });
        sum += centred(outer.subarray(units * classes), label);
        expect(sum).toBeCloseTo(centred(project(network, hidden), label), 4);

        const alone = contributions(network, means, features, given, hidden, label);
        expect([...alone]).toEqual([...all.subarray(0, features.length)]);
      }),
    );
  });

  it('add up to nothing over all classes', () => {
    fc.assert(
      fc.property(numbers, values, (features, amounts) => {
        const network = aNetwork(3);
        const hidden = activate(network, features, amounts, [0.5, -0.5]);
        const perClass = Array.from({ length: SHAPE.classes }, (_, label) =>
          contributions(network, meanOuter(network), features, amounts, hidden, label),
        );
        features.forEach((_, i) => {
          expect(perClass.reduce((sum, own) => sum + own[i]!, 0)).toBeCloseTo(0, 4);
        });
      }),
    );
  });

  it('are those of the active units alone', () => {
    // Unit 0 is 2·a, unit 1 is −2·a, which is not active; they speak for class 0 and class 1.
    const shape = { features: 1, tail: 0, units: 2, classes: 2 };
    const inner = Float32Array.of(2, -2, 0, 0);
    const network = serveTogether([{ inner, outer: Float32Array.of(3, 1, 1, 5, 0, 0) }], shape);
    const hidden = activate(network, [0], [0.5], []);
    const own = (label: number) =>
      contributions(network, meanOuter(network), [0], [0.5], hidden, label)[0];
    expect(own(0)).toBeCloseTo(1, 6);
    expect(own(1)).toBeCloseTo(-1, 6);
  });
});
