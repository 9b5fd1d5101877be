import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../random.js';
import { ByteRows } from './byte-rows.js';
import { FloatRows } from './float-rows.js';

interface Shape {
  readonly width: number;
  readonly rows: number;
  readonly listed: number;
  readonly seed: number;
}

const shapes = fc.record({
  width: fc.integer({ min: 1, max: 70 }),
  rows: fc.integer({ min: 1, max: 9 }),
  // Also more than are handed over to the kernel at once.
  listed: fc.oneof(fc.nat(9), fc.integer({ min: 505, max: 1030 })),
  seed: fc.nat(1000),
});

/** Bytes, a list of rows with their amounts, and sums, all drawn by the seed. */
function drawn({ width, rows, listed, seed }: Shape) {
  const random = seededRandom(seed);
  return {
    bytes: Int8Array.from({ length: rows * width }, () => Math.round(random() * 254 - 127)),
    list: Array.from({ length: listed }, () => Math.floor(random() * rows)),
    amounts: Array.from({ length: listed }, () => random() - 0.5),
    sums: Float32Array.from({ length: width }, () => random()),
  };
}

describe.each([
  ['ByteRows', (bytes: Int8Array, width: number) => new ByteRows(bytes, width)],
  [
    'FloatRows',
    (bytes: Int8Array, width: number) => new FloatRows(Float32Array.from(bytes), width),
  ],
])('%s', (_, make) => {
  it('adds up rows times their amounts', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { bytes, list, amounts, sums } = drawn(shape);
        const expected = Array.from(sums, (sum, column) =>
          list.reduce((a, row, i) => a + amounts[i]! * bytes[row * shape.width + column]!, sum),
        );
        make(bytes, shape.width).addUp(list, amounts, sums);
        sums.forEach((sum, column) => expect(Math.abs(sum - expected[column]!)).toBeLessThan(0.05));
      }),
      { numRuns: 40 },
    );
  });

  it('says the same each time, whatever it was asked before', () => {
    const { bytes, list, amounts } = drawn({ width: 21, rows: 7, listed: 30, seed: 3 });
    const sut = make(bytes, 21);
    const [one, other] = [new Float32Array(21), new Float32Array(21)];
    sut.addUp(list, amounts, one);
    sut.addUp([6, 2, 1], [9, 8, 7], new Float32Array(21).fill(1e30));
    sut.addUp(list, amounts, other);
    expect(other).toEqual(one);
  });

  it('leaves sums as they are without any row', () => {
    const sums = Float32Array.of(1, 2);
    make(Int8Array.of(1, 2), 2).addUp([], [], sums);
    make(new Int8Array(0), 2).addUp([], [], sums);
    expect([...sums]).toEqual([1, 2]);
  });
});

describe('ByteRows', () => {
  it('multiplies rows by a vector', () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const { bytes, list, sums: vector } = drawn(shape);
        const products = new ByteRows(bytes, shape.width).multiply(list, vector);
        expect(products).toHaveLength(list.length);
        list.forEach((row, i) => {
          const own = bytes.subarray(row * shape.width, (row + 1) * shape.width);
          const expected = own.reduce((sum, byte, column) => sum + byte * vector[column]!, 0);
          expect(Math.abs(products[i]! - expected)).toBeLessThan(0.01);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('forgets a vector before the next', () => {
    const sut = new ByteRows(Int8Array.of(1, 2, 3, 4), 2);
    sut.multiply([0], Float32Array.of(5, 6));
    expect([...sut.multiply([1, 0], Float32Array.of(1))]).toEqual([3, 1]);
  });

  it('keeps the bytes it was given, and no hold of them', () => {
    const given = Int8Array.of(-127, 0, 127);
    const sut = new ByteRows(given, 3);
    given.fill(1);
    expect([...sut.bytes]).toEqual([-127, 0, 127]);
  });
});
