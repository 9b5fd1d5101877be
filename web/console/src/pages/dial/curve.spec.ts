import { describe, expect, it } from '@jest/globals';
import { answeredFrom, changesAt, type Curve, thresholdFor, totalOf } from './curve.js';

const intent = (name: string, bins: number[][], own: Partial<Curve['intents'][number]> = {}) => ({
  ...{ intent: name, answerable: true, threshold: 0.8, isOwn: false, bins },
  ...own,
});

const REFUND = intent('refund', [
  [0, 300, 0],
  [1, 100, 2],
  [3, 50, 30],
]);

const CURVE: Curve = {
  thresholds: [0.99, 0.9, 0.8, 0.5],
  total: 1_000,
  intents: [
    REFUND,
    intent('legal', [[0, 80, 1]], { answerable: false, threshold: null }),
    intent(
      'invoice',
      [
        [1, 60, 0],
        [2, 30, 3],
      ],
      { isOwn: true, threshold: 0.9 },
    ),
  ],
};
const from = (threshold: number | null) =>
  totalOf(changesAt(CURVE, threshold).map(({ after }) => after));

describe('answeredFrom', () => {
  it('counts the bins at and above the threshold', () => {
    expect(answeredFrom(REFUND, CURVE.thresholds, 0.9)).toEqual({ answered: 402, wrong: 2 });
    expect(answeredFrom(REFUND, CURVE.thresholds, 0.95)).toEqual({ answered: 300, wrong: 0 });
  });

  it('counts nothing where nothing is answered', () => {
    expect(answeredFrom(REFUND, CURVE.thresholds, null)).toEqual({ answered: 0, wrong: 0 });
  });
});

describe('changesAt', () => {
  it('tells what is answered today, and would be', () => {
    expect(changesAt(CURVE, 0.5)[0]).toEqual({
      intent: 'refund',
      before: { answered: 402, wrong: 2 },
      after: { answered: 482, wrong: 32 },
    });
  });

  it('never answers what may not be answered', () => {
    expect(changesAt(CURVE, 0.02)[1]?.after).toEqual({ answered: 0, wrong: 0 });
  });

  it('leaves alone what has a threshold of its own', () => {
    expect(changesAt(CURVE, 0.02)[2]?.after).toEqual({ answered: 60, wrong: 0 });
    expect(from(null)).toEqual({ answered: 60, wrong: 0 });
  });
});

describe('thresholdFor', () => {
  it('is the lowest at which the share of wrong answers is surely kept', () => {
    expect(thresholdFor(CURVE, 0.015, 0.9)).toBe(0.9);
    expect(thresholdFor(CURVE, 0.2, 0.9)).toBe(0.5);
  });

  it('is none where too little is known', () => {
    expect(thresholdFor(CURVE, 0.001, 0.99)).toBeNull();
    expect(thresholdFor({ ...CURVE, intents: [] }, 0.5, 0.9)).toBeNull();
  });
});
