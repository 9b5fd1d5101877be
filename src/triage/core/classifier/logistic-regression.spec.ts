import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Belief,
  fitLogistic,
  inner,
  type LogisticRow,
  sigmoid,
} from './logistic-regression.js';
import { seededRandom } from './random.js';

const VAGUE = { mean: 0, precision: 1e-6 };

/** −ln P(rows) − ln P(beliefs), but for a constant. */
function lossOf(rows: readonly LogisticRow[], beliefs: readonly Belief[], at: readonly number[]) {
  const told = rows.map(({ values, positive }) => {
    return -Math.log(sigmoid((positive ? 1 : -1) * inner(at, values)));
  });
  const believed = beliefs.map(({ mean, precision }, i) => (precision * (at[i]! - mean) ** 2) / 2);
  return [...told, ...believed].reduce((a, b) => a + b, 0);
}

/** A row of an intercept alone. */
function intercept(positive: boolean): LogisticRow {
  return { values: [1], positive };
}

describe('sigmoid', () => {
  it('turns log odds into a probability', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 12);
    expect(sigmoid(-1e4)).toBe(0);
  });
});

describe('inner', () => {
  it('adds up coefficient times value', () => {
    expect(inner([1, -2, 3], [4, 5, 6])).toBe(12);
    expect(inner([], [])).toBe(0);
  });
});

describe('fitLogistic', () => {
  it('believes what it is told to without rows', () => {
    const beliefs = [
      { mean: -0.7, precision: 2 },
      { mean: 0.3, precision: 1, least: 0 },
    ];
    expect(fitLogistic([], beliefs)).toEqual([-0.7, 0.3]);
  });

  it('finds the log odds of a share', () => {
    const rows = Array.from({ length: 40 }, (_, i) => intercept(i % 4 !== 0));
    expect(fitLogistic(rows, [VAGUE])[0]).toBeCloseTo(Math.log(3), 5);
  });

  it('weighs a row against a belief', () => {
    // At ln 3 the row pulls with 1 − σ(ln 3) = 1/4, as strongly as the belief holds back.
    const belief = { mean: 0, precision: 0.25 / Math.log(3) };
    expect(fitLogistic([intercept(true)], [belief])[0]).toBeCloseTo(Math.log(3), 5);
    const firm = { mean: 0.3, precision: 1e6 };
    expect(fitLogistic([intercept(false)], [firm])[0]).toBeCloseTo(0.3, 5);
  });

  it('finds the coefficients that the rows were drawn from', () => {
    const random = seededRandom(9);
    const truth = [-1, 2, 0.5];
    const rows = Array.from({ length: 20_000 }, () => {
      const values = [1, random() * 2 - 1, random() * 6 - 3];
      return { values, positive: random() < sigmoid(inner(truth, values)) };
    });
    const fitted = fitLogistic(rows, [VAGUE, VAGUE, VAGUE]);
    fitted.forEach((value, i) => expect(Math.abs(value - truth[i]!)).toBeLessThan(0.1));
  });

  it('stays finite where a value tells everything apart', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({
      values: [1, i < 50 ? -1000 : 1000],
      positive: i >= 50,
    }));
    const [, slope] = fitLogistic(rows, [VAGUE, { mean: 0, precision: 0.01 }]);
    expect(slope).toBeGreaterThan(0.001);
    expect(slope).toBeLessThan(1);
  });

  it('fits the others as if a coefficient at its bound were not there', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      values: [1, i % 3 === 0 ? 1 : 0],
      positive: i % 3 !== 0,
    }));
    const [first, held] = fitLogistic(rows, [VAGUE, { mean: 0.3, precision: 1, least: 0 }]);
    const alone = fitLogistic(
      rows.map(({ positive }) => intercept(positive)),
      [VAGUE],
    );
    expect(held).toBe(0);
    expect(first).toBeCloseTo(alone[0]!, 6);
  });

  it('lets go of a bound where the rows speak for more', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ values: [i % 2], positive: i % 2 === 1 }));
    const bound = { mean: 0, precision: 1, least: 0 };
    expect(fitLogistic(rows, [bound])[0]).toBeGreaterThan(1);
  });

  it('leaves no better place nearby, and never goes below a bound', () => {
    const value = fc.double({ min: -20, max: 20, noNaN: true });
    const row = fc.record({
      values: fc.tuple(fc.constant(1), value, value),
      positive: fc.boolean(),
    });
    const beliefs = [
      { mean: 0, precision: 0.1 },
      { mean: 0.3, precision: 3, least: 0 },
      { mean: 0.8, precision: 1, least: 0.05 },
    ];
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const fitted = fitLogistic(rows, beliefs);
        const least = lossOf(rows, beliefs, fitted);
        beliefs.forEach((belief, i) => {
          expect(fitted[i]).toBeGreaterThanOrEqual(belief.least ?? -Infinity);
          for (const step of [-0.01, 0.01]) {
            const moved = fitted.map((it, j) => (i === j ? it + step : it));
            if (moved[i]! < (belief.least ?? -Infinity)) continue;
            expect(lossOf(rows, beliefs, moved)).toBeGreaterThan(least - 1e-6);
          }
        });
      }),
    );
  });
});
