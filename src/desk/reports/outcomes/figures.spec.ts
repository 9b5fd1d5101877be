import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Counts, figuresOf } from './figures.js';

const counts: fc.Arbitrary<Counts> = fc
  .array(fc.nat(10_000), { minLength: 7, maxLength: 7 })
  .map(([wrong, reopened, confirmed, assumed, escalated, resolved, unresolved]) => ({
    wrong: wrong!,
    reopened: reopened!,
    confirmed: confirmed!,
    autoResolved: wrong! + reopened! + confirmed! + assumed!,
    tickets: wrong! + reopened! + confirmed! + assumed! + escalated!,
    feedback: resolved! + unresolved!,
    meanRating: resolved! + unresolved! > 0 ? 3 : null,
    resolved: resolved!,
  }));

describe('figuresOf', () => {
  it('splits what the machine answered', () => {
    const sut = figuresOf({
      tickets: 200,
      autoResolved: 100,
      wrong: 5,
      reopened: 10,
      confirmed: 35,
      feedback: 40,
      meanRating: 4.5,
      resolved: 30,
    });
    expect(sut.autoResolved).toMatchObject({ count: 100, of: 200, share: 0.5 });
    expect(sut.confirmed).toMatchObject({ count: 35, of: 100, share: 0.35 });
    expect(sut.assumed).toMatchObject({ count: 50, of: 100, share: 0.5 });
    expect(sut.reopened).toMatchObject({ count: 10, of: 100, share: 0.1 });
    expect(sut.wrong).toMatchObject({ count: 5, of: 100, share: 0.05 });
    expect(sut.rightAmongKnown).toMatchObject({ count: 35, of: 50, share: 0.7 });
    expect(sut.feedback).toMatchObject({ count: 40, meanRating: 4.5, resolved: { share: 0.75 } });
  });

  it('claims nothing of nothing', () => {
    const { tickets, autoResolved, rightAmongKnown, feedback } = figuresOf();
    const unknown = { count: 0, of: 0, share: null, low: 0, high: 1 };
    expect({ tickets, autoResolved, rightAmongKnown }).toEqual({
      tickets: 0,
      autoResolved: unknown,
      rightAmongKnown: unknown,
    });
    expect(feedback).toEqual({ count: 0, meanRating: null, resolved: unknown });
  });

  it('loses no ticket, and every interval holds its share', () => {
    fc.assert(
      fc.property(counts, (of) => {
        const sut = figuresOf(of);
        const { confirmed, assumed, reopened, wrong, rightAmongKnown } = sut;
        const parts = [confirmed, assumed, reopened, wrong];
        expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(sut.autoResolved.count);
        expect(rightAmongKnown.of + assumed.count).toBe(sut.autoResolved.count);
        for (const { share, low, high } of [...parts, sut.autoResolved, rightAmongKnown]) {
          expect(low).toBeLessThanOrEqual(share ?? 0);
          expect(high).toBeGreaterThanOrEqual(share ?? 1);
        }
      }),
    );
  });
});
