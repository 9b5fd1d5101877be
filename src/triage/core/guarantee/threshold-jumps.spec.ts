import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../classifier/random.js';
import { addJudged, countJudged, type JudgedCounts } from './judged-counts.js';
import { type IntentRisk, turnRiskDial } from './risk-dial.js';
import { jumpsBetween, type ThresholdJump } from './threshold-jumps.js';

const NOTHING: JudgedCounts = { byIntent: {}, total: 0 };

const risk = (threshold: number | null): IntentRisk => ({
  threshold,
  judged: 0,
  answered: 0,
  wrong: 0,
  bound: 1,
  missing: 0,
});
const dial = (threshold: number | null, intents: Record<string, number | null> = {}) => ({
  overall: { threshold },
  intents: Object.fromEntries(Object.entries(intents).map(([name, it]) => [name, risk(it)])),
});

describe('jumpsBetween', () => {
  it.each([
    [0.8, 0.82],
    [0.8, 0.96],
    [0.8, 0.34],
    [0.97, 0.993],
    [null, null],
  ])('finds none from %s to %s', (before, after) => {
    expect(jumpsBetween(dial(before), dial(after))).toEqual([]);
  });

  it.each([
    [0.624, 0.02],
    [0.8, 0.98],
    [0.8, 0.32],
    [0.97, 0.997],
    [0.5, null],
    [null, 0.99],
  ])('finds one from %s to %s', (before, after) => {
    expect(jumpsBetween(dial(before), dial(after))).toEqual([{ intent: null, before, after }]);
  });

  it('compares what counts for an intent, be it its own or shared', () => {
    expect(jumpsBetween(dial(0.8), dial(0.8, { refund: 0.81 }))).toEqual([]);
    expect(jumpsBetween(dial(0.8), dial(0.8, { refund: 0.2, login: 0.8 }))).toEqual([
      { intent: 'refund', before: 0.8, after: 0.2 },
    ]);
    expect(jumpsBetween(dial(0.8, { refund: null }), dial(0.8))).toEqual([
      { intent: 'refund', before: null, after: 0.8 },
    ]);
  });

  it('finds none while evidence of one kind triples, but for intents that begin to be answered', () => {
    const random = seededRandom(3);
    const more = (count: number) =>
      countJudged(
        Array.from({ length: count }, () => {
          const doubt = random() ** 3;
          // Some intents are asked for more often than others.
          const predicted = `intent ${Math.floor(12 * random() ** 2)}`;
          return { predicted, familiar: true, confidence: 1 - doubt, right: random() >= doubt };
        }),
      );
    const names = Array.from({ length: 12 }, (_, i) => `intent ${i}`);
    const promise = { target: 0.05, delta: 0.1 };
    const turn = (outcomes: JudgedCounts) =>
      turnRiskDial({ curated: NOTHING, tickets: NOTHING, outcomes }, promise, names);
    const moved: ThresholdJump[] = [];
    for (let service = 0; service < 6; service++) {
      let known = more(2_000);
      let reference = turn(known);
      for (let step = 0; step < 40; step++) {
        known = addJudged(known, more(100));
        const now = turn(known);
        const jumps = jumpsBetween(reference, now);
        moved.push(...jumps.filter(({ before, after }) => before !== null && after !== null));
        if (jumps.length > 0) reference = now;
      }
    }
    expect(moved).toEqual([]);
  });
});
