import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appearanceOf, type HeldOutPrediction, profileOf } from './held-out-profile.js';
import { addJudged, countJudged } from './judged-counts.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const predictions: fc.Arbitrary<HeldOutPrediction[]> = fc.array(
  fc.record({
    predicted: fc.option(fc.constantFrom('refund', 'delivery')),
    familiar: fc.boolean(),
    confidence: share,
    knownShare: share,
    right: fc.boolean(),
    fromTicket: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('profileOf', () => {
  it('keeps what was a ticket apart from what was written, and loses none', () => {
    fc.assert(
      fc.property(predictions, (given) => {
        const { curated, tickets, appearance } = profileOf(given);
        expect(tickets).toEqual(countJudged(given.filter(({ fromTicket }) => fromTicket)));
        expect(addJudged(curated, tickets)).toEqual(countJudged(given));
        expect(appearance).toEqual(appearanceOf(given));
      }),
    );
  });
});

describe('appearanceOf', () => {
  it('counts in 20 equal bins, the ends included', () => {
    const of = (confidence: number, knownShare: number, familiar = true) => {
      return { confidence, knownShare, familiar };
    };
    const { total, unfamiliar, confidences, knownShares } = appearanceOf([
      of(0, 1),
      of(0.049, 0.95),
      of(0.05, 0.5, false),
      of(1, 0.0),
    ]);
    expect({ total, unfamiliar }).toEqual({ total: 4, unfamiliar: 1 });
    expect(confidences).toEqual([2, 1, ...Array<number>(17).fill(0), 1]);
    const expected = Array<number>(20).fill(0);
    [expected[0], expected[10], expected[19]] = [1, 1, 2];
    expect(knownShares).toEqual(expected);
  });

  it('puts every message into one bin of each, even where a share is a rounding error off', () => {
    const nearly = fc.oneof(share, fc.constantFrom(-1e-12, 1 + 1e-12));
    const message = fc.record({
      confidence: nearly,
      knownShare: nearly,
      familiar: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        const { total, unfamiliar, confidences, knownShares } = appearanceOf(messages);
        expect(total).toBe(messages.length);
        expect(unfamiliar).toBe(messages.filter(({ familiar }) => !familiar).length);
        for (const bins of [confidences, knownShares]) {
          expect(bins).toHaveLength(20);
          expect(bins.reduce((sum, count) => sum + count, 0)).toBe(total);
        }
      }),
    );
  });
});
