import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BlendedRows, blendScores, fitBlend } from './blend.js';
import { seededRandom } from './random.js';

const CLASSES = 4;
const random = seededRandom(8);
const noise = (rows: number): Float32Array =>
  Float32Array.from({ length: rows * CLASSES }, () => random() * 4 - 2);

/** The label that a softmax of one row's scores draws. */
function draw(scores: Float32Array): number {
  const shares = scores.map((score) => Math.exp(score));
  let left = random() * shares.reduce((a, b) => a + b);
  const label = shares.findIndex((share) => (left -= share) < 0);
  return label < 0 ? CLASSES - 1 : label;
}

/** Draws the label of each row from the sum of what the members say, each by its weight. */
function drawn(scores: readonly Float32Array[], weights: readonly number[]): BlendedRows {
  const summed = Float32Array.from(blendScores(scores, weights));
  const labels = Array.from({ length: summed.length / CLASSES }, (_, row) =>
    draw(summed.subarray(row * CLASSES, (row + 1) * CLASSES)),
  );
  return { scores, labels, classes: CLASSES };
}

function lossOf({ scores, labels, classes }: BlendedRows, weights: readonly number[]): number {
  const blended = blendScores(scores, weights);
  const believed = weights.map((weight, i) => 5 * (weight - (i === 0 ? 1 : 0.1)) ** 2);
  return Array.from(labels).reduce(
    (loss, label, row) => {
      const own = blended.subarray(row * classes, (row + 1) * classes);
      const total = own.reduce((sum, score) => sum + Math.exp(score - own[label]!), 0);
      return loss + Math.log(total);
    },
    believed.reduce((a, b) => a + b),
  );
}

describe('blendScores', () => {
  it('adds up what the members say, each by its weight', () => {
    expect(blendScores([[1, 2], Float32Array.of(10, 20)], [0.5, 2])).toEqual(
      Float64Array.of(20.5, 41),
    );
  });
});

describe('fitBlend', () => {
  it('believes in the first member without rows', () => {
    const none = new Float32Array(0);
    const rows = { scores: [none, none, none], labels: [], classes: CLASSES };
    expect(fitBlend(rows)).toEqual([1, 0.1, 0.1]);
  });

  it('finds how far to sharpen or soften a member', () => {
    for (const weight of [0.25, 1, 3]) {
      const [fitted] = fitBlend(drawn([noise(4000)], [weight]));
      expect(fitted! / weight).toBeGreaterThan(0.9);
      expect(fitted! / weight).toBeLessThan(1.1);
    }
  });

  it('finds what each of several members is worth', () => {
    const truth = [0.5, 1.5, 0];
    const fitted = fitBlend(drawn([noise(4000), noise(4000), noise(4000)], truth));
    fitted.forEach((weight, i) => expect(Math.abs(weight - truth[i]!)).toBeLessThan(0.1));
  });

  it('gives nothing to a member that says the opposite', () => {
    const first = noise(500);
    const rows = drawn([first, noise(500).map((score, i) => score - first[i]!)], [1, 0]);
    const opposite = { ...rows, scores: [first, first.map((score) => -score)] };
    expect(fitBlend(opposite)[1]).toBeLessThan(0.1);
    expect(fitBlend({ ...rows, scores: [first.map((score) => -score)] })).toEqual([0]);
  });

  it('shares the weight between two equal members', () => {
    const first = noise(2000);
    const fitted = fitBlend(drawn([first, first], [0.8, 0.8]));
    expect(fitted[0]! + fitted[1]!).toBeCloseTo(1.6, 0);
  });

  it('leaves no better place nearby', () => {
    const rows = drawn([noise(300), noise(300), noise(300)], [0.7, 0.3, 0]);
    const fitted = fitBlend(rows);
    const least = lossOf(rows, fitted);
    fitted.forEach((_, i) => {
      for (const step of [-0.02, 0.02]) {
        const moved = fitted.map((weight, j) => Math.max(i === j ? weight + step : weight, 0));
        expect(lossOf(rows, moved)).toBeGreaterThanOrEqual(least);
      }
    });
  });

  it('stops where it is settled', () => {
    const rows = drawn([noise(300), noise(300), noise(300)], [0.7, 0.3, 0]);
    let readings = 0;
    const labels = new Proxy(rows.labels, {
      get: (target, key) => {
        if (key === 'length') readings++;
        return Reflect.get(target, key) as unknown;
      },
    });
    const readingsOfOneSweep = 3 * 301;
    expect(fitBlend({ ...rows, labels })).toEqual(fitBlend(rows));
    expect(readings).toBeLessThan(20 * readingsOfOneSweep);
  });

  it('is never negative, nor worse than what was believed', () => {
    const score = fc.double({ min: -6, max: 6, noNaN: true });
    const row = fc.record({
      first: fc.array(score, { minLength: 3, maxLength: 3 }),
      other: fc.array(score, { minLength: 3, maxLength: 3 }),
      label: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 25 }), (list) => {
        const rows = {
          scores: [list.flatMap((it) => it.first), list.flatMap((it) => it.other)].map((it) =>
            Float32Array.from(it),
          ),
          labels: list.map(({ label }) => label),
          classes: 3,
        };
        const fitted = fitBlend(rows);
        expect(Math.min(...fitted)).toBeGreaterThanOrEqual(0);
        expect(lossOf(rows, fitted)).toBeLessThanOrEqual(lossOf(rows, [1, 0.1]) + 1e-6);
      }),
    );
  });
});
