import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countByConfidence, totalOf } from './confidence-counts.js';
import {
  addJudged,
  countJudged,
  countsOfIntents,
  type JudgedCounts,
  type JudgedPrediction,
} from './judged-counts.js';

const STRANGE = ['__proto__', 'constructor', 'toString'];

const predictions: fc.Arbitrary<JudgedPrediction[]> = fc.array(
  fc.record({
    predicted: fc.option(fc.constantFrom('refund', 'delivery', '7', ...STRANGE), { freq: 8 }),
    familiar: fc.boolean(),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    right: fc.boolean(),
  }),
  { maxLength: 40 },
);
const counts = predictions.map(countJudged);

/** Entries, because matchers may overlook a key such as __proto__. */
function entriesOf({ byIntent, total }: JudgedCounts) {
  return { entries: Object.entries(byIntent), total };
}

function aPrediction(fields: Partial<JudgedPrediction> = {}): JudgedPrediction {
  return { predicted: 'refund', familiar: true, confidence: 0.9, right: true, ...fields };
}

describe('countJudged', () => {
  it('counts every message, and by intent those with a familiar prediction', () => {
    const judged = countJudged([
      aPrediction(),
      aPrediction({ right: false }),
      aPrediction({ predicted: 'delivery' }),
      aPrediction({ familiar: false }),
      aPrediction({ predicted: null }),
    ]);
    expect(entriesOf(judged)).toEqual({
      entries: [
        ['delivery', countByConfidence([aPrediction()])],
        ['refund', countByConfidence([aPrediction(), aPrediction({ right: false })])],
      ],
      total: 5,
    });
  });

  it('gives each intent its own, whatever it is called', () => {
    fc.assert(
      fc.property(predictions, (given) => {
        const known = given.filter((it) => it.familiar && it.predicted !== null);
        const { entries, total } = entriesOf(countJudged(given));
        expect(total).toBe(given.length);
        expect(new Set(entries.map(([intent]) => intent))).toEqual(
          new Set(known.map(({ predicted }) => predicted)),
        );
        for (const [intent, own] of entries) {
          expect(own).toEqual(countByConfidence(known.filter((it) => it.predicted === intent)));
        }
      }),
    );
  });

  it('does not mind the order of the predictions', () => {
    fc.assert(
      fc.property(predictions, (given) => {
        const reversed = countJudged([...given].reverse());
        expect(entriesOf(reversed)).toEqual(entriesOf(countJudged(given)));
      }),
    );
  });
});

describe('addJudged', () => {
  it('counts as if all had been counted at once', () => {
    fc.assert(
      fc.property(fc.array(predictions, { maxLength: 4 }), (parts) => {
        const sum = addJudged(...parts.map(countJudged));
        expect(entriesOf(sum)).toEqual(entriesOf(countJudged(parts.flat())));
      }),
    );
  });

  it('is commutative and associative, and nothing changes nothing', () => {
    fc.assert(
      fc.property(counts, counts, counts, (a, b, c) => {
        expect(entriesOf(addJudged(a, b))).toEqual(entriesOf(addJudged(b, a)));
        const left = addJudged(addJudged(a, b), c);
        expect(entriesOf(left)).toEqual(entriesOf(addJudged(a, addJudged(b, c))));
        expect(entriesOf(addJudged(a, { byIntent: {}, total: 0 }))).toEqual(entriesOf(a));
      }),
    );
    expect(addJudged()).toEqual({ byIntent: {}, total: 0 });
  });
});

describe('countsOfIntents', () => {
  it('counts the named intents alone', () => {
    fc.assert(
      fc.property(predictions, fc.subarray(['refund', '7', ...STRANGE, 'unheard']), (given, of) => {
        const wanted = given.filter((it) => it.familiar && of.includes(it.predicted ?? ''));
        expect(countsOfIntents(countJudged(given), of)).toEqual(countByConfidence(wanted));
      }),
    );
  });

  it.each(STRANGE)('finds nothing of %s where nothing was counted', (intent) => {
    expect(totalOf(countsOfIntents(countJudged([aPrediction()]), [intent]))).toBe(0);
  });
});
