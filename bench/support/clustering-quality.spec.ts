import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cheapestAssignment } from '../../src/triage/core/discovery/assignment.js';
import { clusteringAccuracy, normalizedMutualInformation } from './clustering-quality.js';

const labels = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 });
const pairs = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 40 });

describe('cheapestAssignment', () => {
  it('is never dearer than any other assignment', () => {
    const square = fc.integer({ min: 1, max: 5 }).chain((size) =>
      fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(square, (costs) => {
        const columns = cheapestAssignment(costs);
        expect([...columns].sort()).toEqual(costs.map((_, i) => i));
        const sumOf = (order: readonly number[]) =>
          order.reduce((sum, column, row) => sum + costs[row]![column]!, 0);
        const least = Math.min(...permutations(costs.map((_, i) => i)).map(sumOf));
        expect(sumOf(columns)).toBe(least);
      }),
    );
  });

  it('assigns nothing where there is nothing', () => {
    expect(cheapestAssignment([])).toEqual([]);
  });
});

describe('the quality of a clustering', () => {
  it('is perfect for the classes themselves, whatever the clusters are called', () => {
    fc.assert(
      fc.property(labels, (classes) => {
        const renamed = classes.map((it) => 5 - it);
        expect(normalizedMutualInformation(renamed, classes)).toBeCloseTo(1);
        expect(clusteringAccuracy(renamed, classes)).toBe(1);
      }),
    );
  });

  it('is a share, and mutual information is the same both ways', () => {
    fc.assert(
      fc.property(pairs, (both) => {
        const clusters = both.map(([it]) => it);
        const classes = both.map(([, it]) => it);
        const shared = normalizedMutualInformation(clusters, classes);
        expect(shared).toBeCloseTo(normalizedMutualInformation(classes, clusters));
        expect(shared).toBeGreaterThan(-1e-9);
        expect(shared).toBeLessThan(1 + 1e-9);
        expect(clusteringAccuracy(clusters, classes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows the textbook case: two clusters over two classes that tell nothing of each other', () => {
    expect(normalizedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(0);
    expect(clusteringAccuracy([0, 0, 1, 1], [0, 1, 0, 1])).toBe(0.5);
    expect(clusteringAccuracy([0, 0, 0, 1], [0, 0, 1, 1])).toBe(0.75);
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) =>
    permutations(items.filter((it) => it !== item)).map((rest) => [item, ...rest]),
  );
}
