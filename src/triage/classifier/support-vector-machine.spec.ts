import { describe, expect, it } from 'vitest';
import { SupportVectorMachine } from './support-vector-machine.js';
import { addUp, supportVectorsOf } from './support-vectors.js';
import { scoreAll, weightOf } from './weight-rows.js';

/** Two rows, two features: row 0 = (1, 0) of class 0, row 1 = (0, 1) of class 1. */
const matrix = {
  offsets: Int32Array.of(0, 1, 2),
  features: Int32Array.of(0, 1),
  values: Float32Array.of(1, 1),
};
const labels = Int32Array.of(0, 1);

describe('SupportVectorMachine', () => {
  it('finds the optimum that can be computed by hand', () => {
    // By symmetry the bias is 0 and w = (a, −a); minimising a² + 2·(1 − a)² gives a = 2/3.
    const { weights, bias, coefficients } = new SupportVectorMachine(matrix, labels, 2, 1).separate(
      0,
    );
    expect(weights[0]).toBeCloseTo(2 / 3, 2);
    expect(weights[1]).toBeCloseTo(-2 / 3, 2);
    expect(bias).toBeCloseTo(0, 2);
    expect(coefficients[0]).toBeCloseTo(weights[0]!, 12);
  });
});

describe('addUp', () => {
  it('rebuilds the weights of every class from its support vectors', () => {
    const machine = new SupportVectorMachine(matrix, labels, 2, 1);
    const supports = [0, 1].map((label) => supportVectorsOf(machine.separate(label).coefficients));
    const sut = addUp(matrix, 2, supports);
    expect(sut.classes).toBe(2);
    expect(weightOf(sut, 0, 0)).toBeCloseTo(2 / 3, 2);
    expect(weightOf(sut, 0, 1)).toBeCloseTo(-2 / 3, 2);
    const scores = scoreAll(sut, [0], [1]);
    expect(scores[0]).toBeCloseTo(2 / 3, 2);
    expect(scores[1]).toBeCloseTo(-2 / 3, 2);
  });

  it('leaves a feature without support at zero', () => {
    const none = { rows: new Int32Array(0), coefficients: new Float32Array(0) };
    expect([...addUp(matrix, 2, [none]).rows]).toEqual([0, 0]);
  });
});
