import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareModels } from './compare-models.js';
import type { PairedPrediction, Prediction } from './paired-prediction.js';

const PROMISE = { target: 0.02, delta: 0.1 };

function says(predicted: string | null, confidence = 0.9): Prediction {
  return { predicted, confidence, familiar: predicted !== null };
}

/** So many pairs of an intent; each side says something for each of them. */
function pairs(
  actual: string,
  count: number,
  active: (i: number) => Prediction,
  candidate: (i: number) => Prediction,
): PairedPrediction[] {
  return Array.from({ length: count }, (_, i) => {
    return { actual, active: active(i), candidate: candidate(i), isNew: false };
  });
}

/** Right but for every `n`th. */
const wrongEvery = (n: number, actual: string, confidence?: number) => (i: number) =>
  says(i % n === 0 ? 'other' : actual, confidence);

describe('compareModels', () => {
  it('finds a model no worse than itself, whatever it says', () => {
    const prediction = fc.record({
      predicted: fc.constantFrom('a', 'b', null),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      familiar: fc.boolean(),
    });
    const pair = fc.record({ actual: fc.constantFrom('a', 'b', 'c'), own: prediction });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 30, maxLength: 200 }), (given) => {
        const same = given.map(({ actual, own }) => {
          return { actual, active: own, candidate: own, isNew: true };
        });
        const sut = compareModels(same, PROMISE);
        expect(sut).toMatchObject({ verdict: 'not_worse', won: 0, lost: 0, pValue: 1, pWorse: 1 });
        expect(sut.candidate).toEqual(sut.active);
        expect(sut.newToActive).toBe(given.length);
      }),
    );
  });

  it('turns around when the models change places', () => {
    const one = pairs('a', 60, wrongEvery(3, 'a'), wrongEvery(20, 'a'));
    const other = one.map((it) => ({ ...it, active: it.candidate, candidate: it.active }));
    const [there, back] = [compareModels(one, PROMISE), compareModels(other, PROMISE)];
    expect(there.verdict).toBe('better');
    expect(back.verdict).toBe('worse');
    expect(there.pValue).toBe(back.pValue);
    expect(there.active).toEqual(back.candidate);
    expect([there.won, there.lost]).toEqual([back.lost, back.won]);
  });

  it('says what it rests on', () => {
    const sut = compareModels(
      [
        ...pairs('a', 20, () => says('a'), wrongEvery(4, 'a')),
        ...pairs('b', 20, wrongEvery(4, 'b'), () => says('b')),
      ],
      PROMISE,
    );
    expect(sut).toMatchObject({
      compared: 40,
      newToActive: 0,
      targetErrorRate: 0.02,
      confidenceLevel: 0.9,
      won: 5,
      lost: 5,
      pValue: 1,
      active: { accuracy: 35 / 40 },
      candidate: { accuracy: 35 / 40 },
    });
    // The loss of one intent alone: 1/32, of two that were looked at.
    expect(sut.intents).toEqual([
      { intent: 'a', examples: 20, active: 20, candidate: 15, pValue: expect.closeTo(2 / 32, 12) },
      { intent: 'b', examples: 20, active: 15, candidate: 20, pValue: 1 },
    ]);
  });

  it('does not let the gain of one intent hide the loss of another', () => {
    const sut = compareModels(
      [
        ...pairs('a', 20, () => says('a'), wrongEvery(2, 'a')),
        ...pairs('b', 20, wrongEvery(2, 'b'), () => says('b')),
      ],
      PROMISE,
    );
    expect(sut.pWorse).toBeGreaterThan(0.5);
    expect(sut.verdict).toBe('worse');
    expect(sut.reasons.join()).toMatch(/examples of a it gets 10 right, the active model 20/);
  });

  it('refuses a candidate whose confidences are less true', () => {
    const sut = compareModels(
      pairs('a', 600, wrongEvery(5, 'a', 0.8), wrongEvery(5, 'a', 0.99)),
      PROMISE,
    );
    expect(sut.verdict).toBe('worse');
    expect(sut.reasons).toEqual([expect.stringMatching(/confidences are off by 19\.0 %/)]);
  });

  it('lets confidences differ as much as chance does', () => {
    const sut = compareModels(
      pairs('a', 60, wrongEvery(5, 'a', 0.8), wrongEvery(5, 'a', 0.75)),
      PROMISE,
    );
    expect(sut.candidate.ece).toBeGreaterThan(sut.active.ece + 0.02);
    expect(sut.verdict).toBe('not_worse');
  });

  it('refuses a candidate that could answer less at the target error rate', () => {
    // As good and as true, but no more able to tell the right ones from the others.
    const sure = (i: number) => says(i % 10 === 0 ? 'other' : 'a', i % 10 < 2 ? 0.5 : 1);
    const sut = compareModels(pairs('a', 1_000, sure, wrongEvery(10, 'a', 0.9)), PROMISE);
    expect(sut.active.answered).toBeCloseTo(0.8, 2);
    expect(sut.candidate.answered).toBe(0);
    expect(sut.verdict).toBe('worse');
    expect(sut.reasons).toEqual([
      expect.stringMatching(/target error rate it could answer 0\.0 %/),
    ]);
  });

  it.each([0, 1, 29])('knows too little of %i examples', (count) => {
    const sut = compareModels(
      pairs(
        'a',
        count,
        () => says('a'),
        () => says(null, 0),
      ),
      PROMISE,
    );
    expect(sut.verdict).toBe('unknown');
    expect(sut.reasons).toEqual([`Only ${count} examples can be compared; it takes 30.`]);
  });
});
