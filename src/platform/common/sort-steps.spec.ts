import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sortSteps } from './sort-steps.js';

function run(values: readonly string[]): { sorted: string[]; steps: number } {
  const steps = sortSteps(values);
  for (let count = 0; ; count++) {
    const { done, value } = steps.next();
    if (done) return { sorted: value, steps: count };
  }
}

describe('sortSteps', () => {
  it('sorts as sort does', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 50 });
    // Several times as many as one step takes.
    const factor = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(words, factor, (few, times) => {
        const values = Array.from({ length: times }, (_, i) =>
          few.map((it) => `${it}${i % 7}`),
        ).flat();
        expect(run(values).sorted).toEqual([...values].sort());
      }),
      { numRuns: 50 },
    );
  });

  it('takes many steps for many values', () => {
    const values = Array.from({ length: 20_000 }, (_, i) => String((i * 7_919) % 20_000));
    expect(run(values).steps).toBeGreaterThan(40);
  });
});
