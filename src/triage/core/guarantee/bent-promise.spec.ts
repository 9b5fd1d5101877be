import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../classifier/random.js';
import { withinShares } from './fair-shares.js';
import { countJudged, type JudgedCounts, type JudgedPrediction } from './judged-counts.js';
import { type RiskDial, thresholdFor, turnRiskDial } from './risk-dial.js';
import { type ReportedAnswer, weighReports } from './weigh-reports.js';

const PROMISE = { target: 0.1, delta: 0.1 };
const NOTHING: JudgedCounts = { byIntent: {}, total: 0 };
const NAMES = ['delivery', 'refund', 'invoice', 'login'];

/** Messages with confidence 1 − u³ of which u³ are wrong: a confidence that is true. */
function draw(random: () => number, size: number): JudgedPrediction[] {
  return Array.from({ length: size }, () => {
    const doubt = random() ** 3;
    const predicted = NAMES[Math.floor(random() * NAMES.length)]!;
    return { predicted, familiar: true, confidence: 1 - doubt, right: random() >= doubt };
  });
}

/** The true share of wrong answers to honest customers, of the intents together. */
function trueErrorRate(dial: RiskDial): number {
  let answered = 0;
  let wrong = 0;
  for (const name of NAMES) {
    const threshold = thresholdFor(dial, name);
    if (threshold === null) continue;
    const most = Math.cbrt(1 - threshold);
    answered += most;
    wrong += most ** 4 / 4;
  }
  return answered > 0 ? wrong / answered : 0;
}

/** How accounts without rights of staff try to bend the promise. */
interface Attack {
  readonly accounts: number;
  readonly reports: number;
  /** Whether they say that wrong answers are right, that right ones are wrong, or either. */
  readonly says: 'content' | 'complains' | 'both';
  readonly lowest: number;
  readonly highest: number;
  /** How many different texts they know. */
  readonly texts: number;
}

const attack: fc.Arbitrary<Attack> = fc.record({
  accounts: fc.constantFrom(1, 2, 10, 300),
  reports: fc.constantFrom(1, 30, 165, 2_000),
  says: fc.constantFrom('content', 'complains', 'both'),
  lowest: fc.constantFrom(0.02, 0.3, 0.9),
  highest: fc.constantFrom(0.3, 0.9, 1),
  texts: fc.constantFrom(1, 7, 5_000),
});

function answersOf(
  random: () => number,
  { accounts, reports, says, lowest, highest, texts }: Attack,
): ReportedAnswer[] {
  return Array.from({ length: reports }, (_, i) => ({
    requester: 1_000 + (i % accounts),
    text: `text ${Math.floor(random() * texts)}`,
    predicted: NAMES[Math.floor(random() * NAMES.length)]!,
    confidence: lowest + (Math.max(highest, lowest) - lowest) * random(),
    complained: says === 'complains' || (says === 'both' && random() < 0.5),
  }));
}

/** Answers to honest customers, who complain of every wrong one. */
function honestAnswers(random: () => number, size: number): ReportedAnswer[] {
  return draw(random, size).map(({ predicted, confidence, right }, i) => ({
    requester: i,
    text: `honest ${i}`,
    predicted: predicted!,
    confidence,
    complained: !right,
  }));
}

/** No intent is answered from a lower confidence by `after`. */
function expectNotLess(after: RiskDial, before: RiskDial): void {
  for (const name of NAMES) {
    expect(thresholdFor(after, name) ?? Infinity).toBeGreaterThanOrEqual(
      thresholdFor(before, name) ?? Infinity,
    );
  }
}

describe('accounts without rights of staff', () => {
  it('never lower a threshold, whatever they report', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(0, 40, 400, 2_500),
        fc.array(attack, { minLength: 1, maxLength: 3 }),
        (seed, size, attacks) => {
          const random = seededRandom(seed);
          const outcomes = countJudged(draw(random, size));
          const curated = countJudged(draw(random, 300));
          const said = attacks.flatMap((it) => answersOf(random, it));
          const evidence = { curated, tickets: NOTHING, outcomes };
          const before = turnRiskDial(evidence, PROMISE, NAMES);
          const after = turnRiskDial({ ...evidence, reports: weighReports(said) }, PROMISE, NAMES);
          expectNotLess(after, before);
          expect(Object.keys(after.intents)).toEqual(Object.keys(before.intents));
          expect(after.overall.source).toBe(before.overall.source);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('take away nothing of what honest customers say, by what they say themselves', () => {
    fc.assert(
      fc.property(fc.integer(), attack, (seed, by) => {
        const random = seededRandom(seed);
        const evidence = {
          curated: countJudged(draw(random, 2_000)),
          tickets: NOTHING,
          outcomes: NOTHING,
        };
        const honest = honestAnswers(random, 600);
        const attackers = answersOf(random, by);
        const silent = attackers.map((it) => ({ ...it, complained: false }));
        const dial = (said: readonly ReportedAnswer[]) =>
          turnRiskDial({ ...evidence, reports: weighReports(said) }, PROMISE, NAMES);
        expectNotLess(dial([...honest, ...attackers]), dial([...honest, ...silent]));
      }),
      { numRuns: 60 },
    );
  });

  it('do not raise the share of wrong answers above the target more often than chance may', () => {
    const random = seededRandom(31);
    const trials = 120;
    let broken = 0;
    let brokenBefore = 0;
    let brokenIfBelieved = 0;
    for (let trial = 0; trial < trials; trial++) {
      const honest = draw(random, 1_200);
      const content = { says: 'content', lowest: 0.02, highest: 1 } as const;
      const said = [
        ...answersOf(random, { ...content, accounts: 300, reports: 3_000, texts: 5_000 }),
        ...answersOf(random, { ...content, accounts: 1, reports: 165, texts: 1 }),
      ];
      const evidence = { curated: countJudged(honest), tickets: NOTHING, outcomes: NOTHING };
      const before = turnRiskDial(evidence, PROMISE, NAMES);
      const after = turnRiskDial({ ...evidence, reports: weighReports(said) }, PROMISE, NAMES);
      const believed = countJudged(
        said.map((it) => ({ ...it, familiar: true, right: !it.complained })),
      );
      const naive = turnRiskDial({ ...evidence, outcomes: believed }, PROMISE, NAMES);
      if (trueErrorRate(before) > PROMISE.target) brokenBefore += 1;
      if (trueErrorRate(after) > PROMISE.target) broken += 1;
      if (trueErrorRate(naive) > PROMISE.target) brokenIfBelieved += 1;
    }
    expect(broken / trials).toBeLessThanOrEqual(PROMISE.delta);
    expect(broken).toBeLessThanOrEqual(brokenBefore);
    // What they report would break it, if it were evidence like any other.
    expect(brokenIfBelieved / trials).toBeGreaterThan(0.9);
  });

  it('change nothing alone, and many no more than their shares', () => {
    const random = seededRandom(7);
    const curated = countJudged(draw(random, 2_000));
    const evidence = { curated, tickets: NOTHING, outcomes: NOTHING };
    const before = turnRiskDial(evidence, PROMISE, NAMES);
    const complaints = (accounts: number, reports: number, texts: number) =>
      weighReports(
        answersOf(random, {
          ...{ accounts, reports, texts, says: 'complains', lowest: 0.99, highest: 1 },
        }),
      );
    const alone = complaints(1, 2_000, 5_000);
    expect(turnRiskDial({ ...evidence, reports: alone }, PROMISE, NAMES)).toEqual(before);

    // Two accounts, ten complaints at most: it goes on answering.
    const two = turnRiskDial({ ...evidence, reports: complaints(2, 2_000, 5_000) }, PROMISE, NAMES);
    expect(two.overall.complaints).toBeLessThanOrEqual(10);
    expect(two.overall.answered).toBeGreaterThan(before.overall.answered / 2);

    // A crowd that all says the same says it three times of each intent.
    const crowd = turnRiskDial({ ...evidence, reports: complaints(300, 2_000, 1) }, PROMISE, NAMES);
    expect(crowd.overall.complaints).toBe(3 * NAMES.length);
    expect(crowd.overall.answered).toBeGreaterThan(before.overall.answered / 2);
  });
});

describe('honest customers', () => {
  it('do not switch off a service that is wrong as seldom as it may, however much it answers', () => {
    const random = seededRandom(13);
    const curated = countJudged(draw(random, 2_000));
    const evidence = { curated, tickets: NOTHING, outcomes: NOTHING };
    const before = turnRiskDial(evidence, PROMISE, NAMES);
    const answers = honestAnswers(random, 3_000)
      .filter(({ predicted, confidence }) => confidence >= thresholdFor(before, predicted)!)
      .slice(-2_000);
    const after = turnRiskDial({ ...evidence, reports: weighReports(answers) }, PROMISE, NAMES);
    expect(after.overall.complaints).toBeGreaterThan(50);
    expect(after.overall.answered).toBeGreaterThan(before.overall.answered * 0.8);
  });

  it('make it more careful where it is wrong more often than it may', () => {
    const random = seededRandom(17);
    const curated = countJudged(draw(random, 2_000));
    const evidence = { curated, tickets: NOTHING, outcomes: NOTHING };
    const before = turnRiskDial(evidence, PROMISE, NAMES);
    const answers = honestAnswers(random, 2_000).map((it) => ({
      ...it,
      complained: random() < 3 * (1 - it.confidence),
    }));
    const after = turnRiskDial({ ...evidence, reports: weighReports(answers) }, PROMISE, NAMES);
    expectNotLess(after, before);
    expect(after.overall.answered).toBeLessThan(before.overall.answered);
  });
});

describe('what the staff says of the tickets of strangers', () => {
  it('counts within the shares of one requester and of one text', () => {
    const pieces = (count: number, of: (i: number) => { requester: number; text: string }) =>
      Array.from({ length: count }, (_, i) => ({
        predicted: 'refund',
        confidence: 0.03,
        ...of(i),
      }));
    const ofOne = pieces(165, (i) => ({ requester: 1, text: `text ${i}` }));
    const ofMany = pieces(165, (i) => ({ requester: i, text: 'the same' }));
    expect(withinShares(ofOne, 'least sure')).toHaveLength(5);
    expect(withinShares(ofMany, 'least sure')).toHaveLength(3);
  });
});
