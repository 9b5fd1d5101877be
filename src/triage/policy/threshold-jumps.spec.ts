import { describe, expect, it } from '@jest/globals';
import type { IntentRisk } from '../core/index.js';
import { jumpsBetween } from './threshold-jumps.js';

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
    [0.8, 0.93],
    [0.8, 0.51],
    [0.97, 0.99],
    [null, null],
  ])('finds none from %s to %s', (before, after) => {
    expect(jumpsBetween(dial(before), dial(after))).toEqual([]);
  });

  it.each([
    [0.624, 0.02],
    [0.8, 0.95],
    [0.8, 0.49],
    [0.97, 0.993],
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
});
