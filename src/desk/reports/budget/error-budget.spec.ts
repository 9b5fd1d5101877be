import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateWrong } from './error-budget.js';

const checkedAnswers = fc
  .tuple(
    fc.nat(10_000),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([answered, some, bad]) => {
    const checked = Math.floor(answered * some);
    return { answered, checked, wrong: Math.floor(checked * bad) };
  });

describe('estimateWrong', () => {
  it('is sure of all where all were checked', () => {
    const all = estimateWrong({ answered: 80, checked: 80, wrong: 3 });
    expect(all).toEqual({ count: 3, low: 3, high: 3 });
  });

  it('knows nothing where none was', () => {
    expect(estimateWrong({ answered: 80, checked: 0, wrong: 0 })).toEqual({
      count: null,
      low: 0,
      high: 80,
    });
    expect(estimateWrong({ answered: 0, checked: 0, wrong: 0 })).toEqual({
      count: 0,
      low: 0,
      high: 0,
    });
  });

  it('lies between what was found wrong and what was not found right', () => {
    fc.assert(
      fc.property(checkedAnswers, (it) => {
        const { count, low, high } = estimateWrong(it);
        expect(low).toBeGreaterThanOrEqual(it.wrong);
        expect(high).toBeLessThanOrEqual(it.answered - it.checked + it.wrong + 1e-9);
        if (count !== null) {
          expect(count).toBeGreaterThanOrEqual(low - 1e-9);
          expect(count).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
    );
  });

  it('narrows with every check', () => {
    const width = (checked: number) => {
      const { low, high } = estimateWrong({ answered: 1_000, checked, wrong: checked / 50 });
      return high - low;
    };
    expect(width(100)).toBeLessThan(width(50));
    expect(width(500)).toBeLessThan(width(100));
  });
});
