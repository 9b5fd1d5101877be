import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../classifier/random.js';
import type { ErrorPromise } from './error-promise.js';
import { enoughData, guaranteedThreshold, leastData } from './guaranteed-threshold.js';
import { countJudged, type JudgedCounts, type JudgedPrediction } from './judged-counts.js';
import { type RiskEvidence, turnRiskDial } from './risk-dial.js';

const PROMISE: ErrorPromise = { target: 0.1, delta: 0.1 };
const NOTHING: JudgedCounts = { byIntent: {}, total: 0 };
const NAMES = ['refund', 'delivery', 'invoice', '__proto__', 'constructor', 'toString'];

function evidence(fields: Partial<RiskEvidence>): RiskEvidence {
  return { curated: NOTHING, tickets: NOTHING, outcomes: NOTHING, ...fields };
}

function judged(
  predicted: string,
  size: number,
  { confidence = 1, right = true } = {},
): JudgedPrediction[] {
  return Array<JudgedPrediction>(size).fill({ predicted, familiar: true, confidence, right });
}

/** Intents of different size and difficulty, with messages that are not familiar among them. */
const predictions: fc.Arbitrary<JudgedPrediction[]> = fc
  .tuple(
    fc.integer(),
    fc.array(
      fc.record({
        intent: fc.constantFrom(...NAMES),
        size: fc.constantFrom(1, 30, 150, 400, 900),
        hardness: fc.constantFrom(0, 0.3, 1, 4),
        familiar: fc.double({ min: 0.8, max: 1, noNaN: true }),
      }),
      { maxLength: 7 },
    ),
  )
  .map(([seed, parts]) => {
    const random = seededRandom(seed);
    return parts.flatMap(({ intent, size, hardness, familiar }) =>
      Array.from({ length: size }, () => {
        const doubt = random() ** 3;
        const right = random() >= hardness * doubt;
        return { predicted: intent, familiar: random() < familiar, confidence: 1 - doubt, right };
      }),
    );
  });

describe('turnRiskDial', () => {
  it('answers nothing without evidence, and says how much it takes at least', () => {
    expect(turnRiskDial(evidence({}), PROMISE, ['refund'])).toEqual({
      overall: {
        threshold: null,
        judged: 0,
        answered: 0,
        wrong: 0,
        bound: 1,
        missing: leastData(PROMISE),
        coverage: 0,
        source: 'tickets',
        evidence: { examples: 0, tickets: 0 },
      },
      intents: {},
    });
  });

  it('counts what each source gives, and only intents that may be answered as judged', () => {
    const curated = countJudged([
      ...judged('refund', 60),
      ...judged('invoice', 30),
      { predicted: null, familiar: false, confidence: 0, right: false },
    ]);
    const tickets = countJudged(judged('refund', 7));
    const outcomes = countJudged(judged('refund', 2));
    const { overall } = turnRiskDial({ curated, tickets, outcomes }, PROMISE, ['refund']);
    expect(overall).toMatchObject({ judged: 69, answered: 69, wrong: 0, coverage: 0.69 });
    expect(overall.evidence).toEqual({ examples: 91, tickets: 9 });
  });

  it('lets as many intents as have enough for their part stand for themselves', () => {
    const enough = (own: number) => enoughData({ target: 0.1, delta: 0.05 / own });
    const own = (...sizes: number[]) => {
      const all = sizes.flatMap((size, i) => judged(NAMES[i]!, size));
      const known = evidence({ curated: countJudged(all) });
      return Object.keys(turnRiskDial(known, PROMISE, NAMES).intents).length;
    };
    expect(own(enough(1) - 1)).toBe(0);
    expect(own(enough(1))).toBe(1);
    expect(own(enough(2), enough(2) - 1)).toBe(1);
    expect(own(enough(2), enough(2), enough(3) - 1)).toBe(2);
    expect(own(enough(3), enough(3), enough(3), 1)).toBe(3);
  });

  it('gives an intent that is wrong too often no threshold, and leaves the others theirs', () => {
    const curated = countJudged([
      ...judged('refund', 2_000, { right: false }),
      ...judged('delivery', 2_000),
      ...judged('invoice', 150, { confidence: 0.9 }),
    ]);
    const { overall, intents } = turnRiskDial(evidence({ curated }), PROMISE, [
      'refund',
      'delivery',
      'invoice',
    ]);
    expect(intents['refund']).toMatchObject({ threshold: null, answered: 0, missing: 0, bound: 1 });
    expect(intents['delivery']!.threshold).not.toBeNull();
    expect(overall).toMatchObject({ answered: 2_150, wrong: 0, missing: 0 });
    expect(overall.threshold).not.toBeNull();
  });

  it('does not ask for more of intents that have enough and are wrong too often', () => {
    const curated = countJudged(judged('refund', 2_000, { right: false }));
    const { overall } = turnRiskDial(evidence({ curated }), PROMISE, ['refund']);
    expect(overall).toMatchObject({ threshold: null, answered: 0, missing: 0 });
  });

  it('tests each group by its own predictions and its own part of the delta', () => {
    fc.assert(
      fc.property(predictions, fc.subarray(NAMES), (given, answerable) => {
        const known = evidence({ curated: countJudged(given) });
        const { overall, intents } = turnRiskDial(known, PROMISE, answerable);
        const own = Object.keys(intents);
        const of = (names: readonly string[]) =>
          given.filter((it) => it.familiar && names.includes(it.predicted!));
        const rest = answerable.filter((name) => !own.includes(name));
        const halved = { ...PROMISE, delta: PROMISE.delta / 2 };
        const shared = guaranteedThreshold(of(rest), own.length > 0 ? halved : PROMISE);
        expect(overall.threshold).toBe(shared.threshold);
        for (const [intent, risk] of Object.entries(intents)) {
          const part = { ...PROMISE, delta: PROMISE.delta / 2 / own.length };
          const { threshold, bound } = guaranteedThreshold(of([intent]), part);
          expect(risk).toMatchObject({ threshold, bound, judged: of([intent]).length });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says what its thresholds would have done, within the promise', () => {
    fc.assert(
      fc.property(predictions, fc.subarray(NAMES), (given, answerable) => {
        const known = evidence({ curated: countJudged(given) });
        const { overall, intents } = turnRiskDial(known, PROMISE, answerable);
        const thresholds = new Map(
          Object.entries(intents).map(([it, risk]) => [it, risk.threshold]),
        );
        const answered = given.filter(({ familiar, predicted, confidence }) => {
          if (!familiar || !answerable.includes(predicted!)) return false;
          const own = thresholds.get(predicted!);
          return confidence >= ((own === undefined ? overall.threshold : own) ?? Infinity);
        });
        const wrong = answered.filter(({ right }) => !right).length;
        expect(overall).toMatchObject({ answered: answered.length, wrong });
        expect(overall.coverage).toBeCloseTo(answered.length / Math.max(1, given.length), 12);
        const most = answered.length > 0 ? PROMISE.target : 1;
        expect(overall.bound).toBeLessThanOrEqual(most);
        expect(overall.bound).toBeGreaterThan(wrong / (answered.length || 1));
      }),
      { numRuns: 60 },
    );
  });

  it('does not mind in which order the intents are named', () => {
    fc.assert(
      fc.property(predictions, fc.shuffledSubarray(NAMES), (given, answerable) => {
        const known = evidence({ curated: countJudged(given) });
        const dial = turnRiskDial(known, PROMISE, answerable);
        const sorted = turnRiskDial(known, PROMISE, [...answerable].sort());
        expect(JSON.stringify(dial)).toBe(JSON.stringify(sorted));
      }),
      { numRuns: 30 },
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes %s for an ordinary name', (intent) => {
    const curated = countJudged([...judged(intent, 1_000), ...judged('refund', 150)]);
    const { intents, overall } = turnRiskDial(evidence({ curated }), PROMISE, ['refund', intent]);
    expect(Object.keys(intents)).toEqual([intent]);
    expect(Object.values(intents)[0]).toMatchObject({ judged: 1_000, answered: 1_000 });
    expect(overall.judged).toBe(1_150);
    const none = evidence({ curated: countJudged(judged('refund', 150)) });
    expect(turnRiskDial(none, PROMISE, [intent]).overall.judged).toBe(0);
  });
});
