import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupsLeft, mergeOrder } from './merging.js';

const at = (...places: number[]) => ({
  values: Float32Array.from(places),
  count: places.length,
  dimensions: 1,
});

it('merges what is nearest first', () => {
  const merges = mergeOrder(at(0, 10, 1, 11, 50), [1, 1, 1, 1, 1]);
  expect(merges).toHaveLength(4);
  expect([...groupsLeft(5, merges, 3)]).toEqual([0, 1, 0, 1, 2]);
  expect([...groupsLeft(5, merges, 2)]).toEqual([0, 0, 0, 0, 1]);
  expect([...groupsLeft(5, merges, 9)]).toEqual([0, 1, 2, 3, 4]);
});

it('keeps large groups apart for longer than small ones', () => {
  const merges = mergeOrder(at(0, 4, 100, 105), [50, 50, 1, 1]);
  expect(merges[0]).toEqual([2, 3]);
});

it('leaves as many groups as are wanted, numbered without gaps', () => {
  const places = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 25 }), (values, wanted) => {
      const merges = mergeOrder(
        at(...values),
        values.map(() => 1),
      );
      const groups = groupsLeft(values.length, merges, wanted);
      const numbers = [...new Set(groups)].sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, i) => i));
      expect(numbers).toHaveLength(Math.min(wanted, values.length));
    }),
  );
});
