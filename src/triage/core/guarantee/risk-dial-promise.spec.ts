import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../classifier/random.js';
import type { ErrorPromise } from './error-promise.js';
import { enoughData } from './guaranteed-threshold.js';
import { countJudged, type JudgedCounts, type JudgedPrediction } from './judged-counts.js';
import { type RiskDial, turnRiskDial } from './risk-dial.js';

const PROMISE: ErrorPromise = { target: 0.1, delta: 0.1 };
const NOTHING: JudgedCounts = { byIntent: {}, total: 0 };

/** How many of the messages are of an intent, and how often it is wrong: 1 as its confidence says. */
interface Kind {
  readonly share: number;
  readonly hardness: number;
}

type Population = Readonly<Record<string, Kind>>;

const INTENTS: Population = {
  delivery: { share: 0.4, hardness: 0.5 },
  refund: { share: 0.25, hardness: 1.5 },
  invoice: { share: 0.2, hardness: 1 },
  damage: { share: 0.09, hardness: 2 },
  login: { share: 0.06, hardness: 0.7 },
};
const NAMES = Object.keys(INTENTS);
const LARGE = ['delivery', 'refund', 'invoice'];

/** Messages with confidence 1 − u³, wrong with probability hardness · u³. */
function draw(random: () => number, size: number, from = INTENTS): JudgedCounts {
  const entries = Object.entries(from);
  return countJudged(
    Array.from({ length: size }, (): JudgedPrediction => {
      let at = random();
      const [predicted, { hardness }] =
        entries.find(([, { share }]) => (at -= share) < 0) ?? entries.at(-1)!;
      const doubt = random() ** 3;
      const right = random() >= hardness * doubt;
      return { predicted, familiar: true, confidence: 1 - doubt, right };
    }),
  );
}

/** The true share of wrong answers where these intents of a population are answered by a dial. */
function trueErrorRate({ overall, intents }: RiskDial, names: readonly string[], of = INTENTS) {
  let answered = 0;
  let wrong = 0;
  for (const name of names) {
    const { share, hardness } = of[name]!;
    const { threshold } = intents[name] ?? overall;
    if (threshold === null) continue;
    const most = Math.cbrt(1 - threshold);
    // Beyond this all are wrong.
    const sometimes = Math.min(most, Math.cbrt(1 / hardness));
    answered += share * most;
    wrong += share * ((hardness * sometimes ** 4) / 4 + most - sometimes);
  }
  return answered > 0 ? wrong / answered : 0;
}

function harder(by: number): Population {
  const entries = Object.entries(INTENTS);
  return Object.fromEntries(
    entries.map(([name, { share, hardness }]) => [name, { share, hardness: hardness * by }]),
  );
}

describe('turnRiskDial', () => {
  it('keeps the target for all together and for each group in all but the stated share', () => {
    const random = seededRandom(11);
    const trials = 150;
    const groups = [...LARGE.map((name) => [name]), ['damage', 'login']];
    const parts = groups.map((_, i) => PROMISE.delta / 2 / (i < LARGE.length ? LARGE.length : 1));
    let brokenTogether = 0;
    let brokenAnywhere = 0;
    const broken = groups.map(() => 0);
    let coverage = 0;
    for (let trial = 0; trial < trials; trial++) {
      const evidence = { curated: draw(random, 2_500), tickets: NOTHING, outcomes: NOTHING };
      const dial = turnRiskDial(evidence, PROMISE, NAMES);
      expect(Object.keys(dial.intents).sort()).toEqual([...LARGE].sort());
      const breaks = groups.map((names) => trueErrorRate(dial, names) > PROMISE.target);
      for (const [i, it] of breaks.entries()) if (it) broken[i]! += 1;
      if (breaks.includes(true)) brokenAnywhere += 1;
      if (trueErrorRate(dial, NAMES) > PROMISE.target) brokenTogether += 1;
      coverage += dial.overall.coverage / trials;
    }
    expect(brokenTogether / trials).toBeLessThanOrEqual(PROMISE.delta);
    expect(brokenAnywhere / trials).toBeLessThanOrEqual(PROMISE.delta);
    for (const [i, part] of parts.entries()) expect(broken[i]! / trials).toBeLessThanOrEqual(part);
    // A promise kept by answering little would be worth little.
    expect(coverage).toBeGreaterThan(0.6);
  });

  it('keeps it where every answer would break it, at whatever confidence', () => {
    const random = seededRandom(5);
    const trials = 250;
    const confidences = [0.9994, 0.995, 0.97, 0.9, 0.75];
    // Each level several times as often as the one above, so that each is a chance of its own.
    const levelOf = (u: number) => Math.max(0, Math.floor(5 + Math.log(u) / Math.log(2.2)));
    const names = ['a', 'b', 'c', 'd'];
    const rest = ['e', 'f', 'g'];
    let brokenAnywhere = 0;
    for (let trial = 0; trial < trials; trial++) {
      const of = (predicted: string, size: number) =>
        Array.from({ length: size }, (): JudgedPrediction => {
          const confidence = confidences[levelOf(random())]!;
          const right = random() > PROMISE.target * 1.001;
          return { predicted, familiar: true, confidence, right };
        });
      const curated = countJudged([
        ...names.flatMap((name) => of(name, 600)),
        ...rest.flatMap((name) => of(name, 90)),
      ]);
      const evidence = { curated, tickets: NOTHING, outcomes: NOTHING };
      const { overall, intents } = turnRiskDial(evidence, PROMISE, [...names, ...rest]);
      expect(Object.keys(intents)).toEqual(names);
      if (overall.answered > 0) brokenAnywhere += 1;
    }
    expect(brokenAnywhere / trials).toBeLessThanOrEqual(PROMISE.delta);
    // The test would show nothing if luck were impossible.
    expect(brokenAnywhere).toBeGreaterThan(0);
  });

  it('keeps it for real tickets that are harder than the examples, once they are enough', () => {
    const random = seededRandom(17);
    const trials = 60;
    const [easy, hard] = [harder(0.3), harder(2)];
    let broken = 0;
    let brokenByExamples = 0;
    let coverage = 0;
    for (let trial = 0; trial < trials; trial++) {
      const curated = draw(random, 3_000, easy);
      const few = turnRiskDial(
        { curated, tickets: NOTHING, outcomes: draw(random, 100, hard) },
        PROMISE,
        NAMES,
      );
      expect(few.overall.source).toBe('examples');
      if (trueErrorRate(few, NAMES, hard) > PROMISE.target) brokenByExamples += 1;
      const tickets = draw(random, 1_000, hard);
      const outcomes = draw(random, 1_500, hard);
      const many = turnRiskDial({ curated, tickets, outcomes }, PROMISE, NAMES);
      expect(many.overall.source).toBe('tickets');
      if (trueErrorRate(many, NAMES, hard) > PROMISE.target) broken += 1;
      coverage += many.overall.coverage / trials;
    }
    expect(broken / trials).toBeLessThanOrEqual(PROMISE.delta);
    expect(brokenByExamples / trials).toBeGreaterThan(0.9);
    expect(coverage).toBeGreaterThan(0.4);
  });

  it('lets real tickets take over just when enough of them lie where it would answer', () => {
    const curated = countJudged(sure(1_000));
    const enough = enoughData(PROMISE);
    const source = (tickets: number, outcomes: number) => {
      const real = { tickets: countJudged(sure(tickets)), outcomes: countJudged(sure(outcomes)) };
      return turnRiskDial({ curated, ...real }, PROMISE, ['refund']).overall;
    };
    const [half, other] = [Math.floor(enough / 2), Math.ceil(enough / 2)];
    expect(source(half, other - 1)).toMatchObject({ source: 'examples', judged: 999 + enough });
    expect(source(half, other)).toMatchObject({ source: 'tickets', judged: enough });
    expect(source(enough, 0).source).toBe('tickets');
    expect(source(0, enough).source).toBe('tickets');
  });

  it('lets real tickets take over that suffice alone, where the examples let nothing pass', () => {
    const random = seededRandom(29);
    const wrong = { confidence: 1, familiar: true, right: false };
    const curated = countJudged(
      Array.from({ length: 2_000 }, (_, i) => ({ ...wrong, predicted: NAMES[i % NAMES.length]! })),
    );
    const outcomes = draw(random, 2_500);
    const alone = turnRiskDial({ curated: NOTHING, tickets: NOTHING, outcomes }, PROMISE, NAMES);
    const dial = turnRiskDial({ curated, tickets: NOTHING, outcomes }, PROMISE, NAMES);
    expect(dial.overall.source).toBe('tickets');
    expect(dial.overall.threshold).not.toBeNull();
    expect(dial.intents).toEqual(alone.intents);
  });

  it('stops answering where the tickets that take over are wrong too often', () => {
    const curated = countJudged(sure(20_000));
    const wrong = sure(200).map((it) => ({ ...it, right: false }));
    const outcomes = countJudged([...sure(enoughData(PROMISE)), ...wrong]);
    const { overall, intents } = turnRiskDial({ curated, tickets: NOTHING, outcomes }, PROMISE, [
      'refund',
    ]);
    expect(overall).toMatchObject({ source: 'tickets', answered: 0, threshold: null });
    expect(intents['refund']!.threshold).toBeNull();
  });

  it('does not let real tickets below the threshold take over, however many', () => {
    const random = seededRandom(23);
    const curated = draw(random, 3_000);
    const unsure = (size: number) =>
      countJudged(
        Array.from({ length: size }, (_, i) => ({
          predicted: NAMES[i % NAMES.length]!,
          familiar: true,
          confidence: 0.3 * random(),
          right: random() < 0.2,
        })),
      );
    const without = turnRiskDial({ curated, tickets: NOTHING, outcomes: NOTHING }, PROMISE, LARGE);
    const evidence = { curated, tickets: unsure(1_000), outcomes: unsure(4_000) };
    const { overall, intents } = turnRiskDial(evidence, PROMISE, LARGE);
    expect(overall.source).toBe('examples');
    expect(overall.answered).toBe(without.overall.answered);
    expect(intents['delivery']!.threshold).toBe(without.intents['delivery']!.threshold);
  });

  it('does not count real tickets of intents that it may not answer', () => {
    const curated = countJudged(sure(1_000));
    const outcomes = countJudged(sure(5_000, 'invoice'));
    const dial = turnRiskDial({ curated, tickets: NOTHING, outcomes }, PROMISE, ['refund']);
    expect(dial.overall).toMatchObject({ source: 'examples', judged: 1_000 });
  });
});

function sure(size: number, predicted = 'refund'): JudgedPrediction[] {
  const one = { predicted, familiar: true, confidence: 1, right: true };
  return Array<JudgedPrediction>(size).fill(one);
}
