import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nearestCentres } from './centres.js';
import { nearestNeighbours } from './neighbours.js';
import { innerProduct, type Rows } from './rows.js';

const rows = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 9 }))
  .chain(([count, dimensions]) =>
    fc
      .array(fc.integer({ min: -8, max: 8 }), {
        minLength: count * dimensions,
        maxLength: count * dimensions,
      })
      .map((values): Rows => ({ values: Float32Array.from(values), count, dimensions })),
  );

it('finds the nearest, whatever the numbers of rows and dimensions', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 6 }), (sut, wanted) => {
      const { rows: found, similarities, each } = nearestNeighbours(sut, wanted);
      expect(each).toBe(Math.min(wanted, sut.count - 1));
      for (let row = 0; row < sut.count; row++) {
        const all = Array.from({ length: sut.count }, (_, other) => other)
          .filter((other) => other !== row)
          .map((other) => innerProduct(sut, row, sut, other))
          .sort((a, b) => b - a);
        const own = [...similarities.subarray(row * each, (row + 1) * each)];
        expect(own).toEqual(all.slice(0, each));
        expect([...found.subarray(row * each, (row + 1) * each)]).not.toContain(row);
      }
    }),
    { numRuns: 50 },
  );
});

it('finds the nearest centre', () => {
  const centres = { values: Float32Array.of(0, 0, 10, 10), count: 2, dimensions: 2 };
  const points = { values: Float32Array.of(1, 0, 9, 9, 4, 4, 6, 6), count: 4, dimensions: 2 };
  expect([...nearestCentres(points, centres)]).toEqual([0, 1, 0, 1]);
});
