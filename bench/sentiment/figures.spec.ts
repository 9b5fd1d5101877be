import { describe, expect, it } from '@jest/globals';
import { figuresOf, precisionAndRecall } from './figures.js';

describe('figuresOf', () => {
  it('counts what is right, and weighs every class the same', () => {
    const sut = figuresOf(
      [0, 1],
      [
        [0, 0],
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    );
    expect(sut.accuracy).toBe(0.75);
    expect(sut.macroF1).toBeCloseTo((4 / 5 + 2 / 3) / 2);
    expect(sut.confusion).toEqual([
      [2, 1],
      [0, 1],
    ]);
  });
});

describe('precisionAndRecall', () => {
  it('asks of what was said, and of what is true', () => {
    const pairs = [
      [true, true],
      [true, false],
      [true, false],
      [false, true],
    ] as const;
    expect(precisionAndRecall(pairs)).toEqual({ precision: 1 / 2, recall: 1 / 3 });
  });
});
