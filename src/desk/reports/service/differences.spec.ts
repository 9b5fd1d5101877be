import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Contribution } from './contribution.js';
import { difference, total } from './differences.js';
import type { Measure } from './measures.js';

const measure = fc.constantFrom<Measure>('created', 'replies', 'handleMs');
const contribution: fc.Arbitrary<Contribution> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.dictionary(measure, fc.integer({ min: 1, max: 5 })),
);

describe('difference', () => {
  it('makes of what was counted what is counted now', () => {
    fc.assert(
      fc.property(contribution, contribution, (before, now) => {
        expect(total([before, difference(before, now)])).toEqual(total([now]));
      }),
    );
  });

  it('is nothing where nothing has changed', () => {
    fc.assert(
      fc.property(contribution, (it) => {
        expect(difference(it, it)).toEqual({});
      }),
    );
  });

  it('adds up over changes, in whichever batches they are counted', () => {
    fc.assert(
      fc.property(fc.array(contribution, { minLength: 1 }), fc.nat(), (states, place) => {
        const steps = states.map((state, index) => difference(states[index - 1] ?? {}, state));
        const cut = place % states.length;
        const batches = [total(steps.slice(0, cut)), total(steps.slice(cut))];
        expect(total(batches)).toEqual(total([states.at(-1)!]));
      }),
    );
  });
});
