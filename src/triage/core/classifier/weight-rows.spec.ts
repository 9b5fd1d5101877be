import { describe, expect, it } from '@jest/globals';
import { ByteRows } from './rows/byte-rows.js';
import { addTail, leadsOf, scoreAll, weightOf, type WeightRows } from './weight-rows.js';

/** Two classes; two features, then a tail of three places. */
const sut: WeightRows = {
  classes: 2,
  scales: Float32Array.of(0.5, 2, 1, 0.25, 4),
  rows: new ByteRows(Int8Array.of(2, -4, 1, 0, 3, 5, -8, 4, 0, 1), 2),
  biases: Float32Array.of(0.5, -1),
};

describe('scoreAll', () => {
  it('is the bias without any feature', () => {
    expect([...scoreAll(sut, [], [])]).toEqual([0.5, -1]);
  });

  it('adds what each feature weighs, by its value', () => {
    // Feature 0 weighs (1, −2), feature 1 (2, 0).
    expect([...scoreAll(sut, [0, 1], [2, 0.5])]).toEqual([0.5 + 2 + 1, -1 - 4]);
  });
});

describe('addTail', () => {
  it('adds what the last inputs weigh', () => {
    // The tail weighs (3, 5), (−2, 1) and (0, 4).
    const scores = scoreAll(sut, [1], [1]);
    addTail(sut, Float32Array.of(1, -1, 0.5), scores);
    expect([...scores]).toEqual([2.5 + 3 + 2, -1 + 5 - 1 + 2]);
  });

  it('adds nothing for an empty embedding', () => {
    const scores = Float64Array.of(1, 2);
    addTail(sut, new Float32Array(3), scores);
    addTail(sut, new Float32Array(0), scores);
    expect([...scores]).toEqual([1, 2]);
  });
});

describe('weightOf', () => {
  it('is the byte times the scale of its input', () => {
    expect([weightOf(sut, 0, 1), weightOf(sut, 3, 0), weightOf(sut, 4, 1)]).toEqual([-2, -2, 4]);
  });
});

describe('leadsOf', () => {
  it('is what each feature weighs beyond its mean over the classes', () => {
    // Feature 0 weighs (1, −2), feature 1 (2, 0).
    expect([...leadsOf(sut, [1, 0], 0)]).toEqual([1, 1.5]);
    expect([...leadsOf(sut, [1, 0], 1)]).toEqual([-1, -1.5]);
  });
});
