import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteRows } from '../rows/byte-rows.js';
import { belonging, densitiesOf, nearness } from './densities.js';

describe('nearness', () => {
  it('is the mean of the five largest', () => {
    expect(nearness(Float32Array.of(0.1, 0.5, 0.5, 0.5, 0.75, 0.25))).toBeCloseTo(0.5, 6);
    expect(nearness(Float32Array.of(0.5))).toBe(0.5);
    expect(nearness(new Float32Array(0))).toBe(0);
  });
});

describe('densitiesOf', () => {
  it('compares each example with the others of its intent', () => {
    const bytes = Int8Array.of(127, 0, 127, 0, 0, 127, 127, 0);
    const sut = densitiesOf(new ByteRows(bytes, 2), 2, Int32Array.of(0, 3, 4));
    // Two that are the same and one apart; the last has no fellow.
    expect([...sut].map((it) => Number(it.toFixed(3)))).toEqual([0.5, 0.5, 0, 0]);
  });
});

describe('belonging', () => {
  it('is how much nearer a message is than its nearest are to each other', () => {
    const densities = Float32Array.of(0.5, 0.25);
    expect(belonging(Float32Array.of(0.75, 0.5), densities)).toBeCloseTo(0.25, 6);
    expect(belonging(Float32Array.of(0.25, 0.25), densities)).toBeLessThan(0);
  });

  it('says nothing where there is one example or none', () => {
    expect(belonging(Float32Array.of(0.9), Float32Array.of(0))).toBe(0);
    expect(belonging(new Float32Array(0), new Float32Array(0))).toBe(0);
  });

  it('rises with the similarities', () => {
    const some = fc.array(fc.float({ min: 0, max: 0.5, noNaN: true }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(some, (own) => {
        const densities = new Float32Array(own.length).fill(0.5);
        const nearer = own.map((it) => it + 0.25);
        const of = (similarities: number[]) =>
          belonging(Float32Array.from(similarities), densities);
        expect(of(nearer)).toBeCloseTo(of(own) + 0.25, 5);
      }),
    );
  });
});
