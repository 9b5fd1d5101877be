import { describe, expect, it } from '@jest/globals';
import { dealFolds, NEVER_HELD_OUT } from './folds.js';

describe('dealFolds', () => {
  it('deals every class evenly', () => {
    const documents = Array.from({ length: 40 }, (_, i) => ` ${i} `);
    const labels = Int32Array.from(documents, (_, i) => i % 5);
    const folds = dealFolds(documents, labels, 4, 1);
    for (let label = 0; label < 5; label++) {
      const own = [...folds].filter((_, row) => labels[row] === label).sort();
      expect(own).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    }
    expect(folds).toEqual(dealFolds(documents, labels, 4, 1));
    expect(folds).not.toEqual(dealFolds(documents, labels, 4, 2));
  });

  it('keeps equal documents together', () => {
    const documents = [' a ', ' b ', ' a ', ' c ', ' a ', ' d '];
    const folds = dealFolds(documents, Int32Array.of(0, 0, 0, 1, 1, 1), 4, 1);
    expect(folds[0]).toBe(folds[2]);
    expect(folds[0]).toBe(folds[4]);
  });

  it('never holds out the only document of a class', () => {
    const folds = dealFolds([' a ', ' a ', ' b ', ' c '], Int32Array.of(0, 0, 1, 1), 4, 1);
    expect([...folds.slice(0, 2)]).toEqual([NEVER_HELD_OUT, NEVER_HELD_OUT]);
    expect(folds[2]).not.toBe(NEVER_HELD_OUT);
    expect(folds[2]).not.toBe(folds[3]);
  });
});
