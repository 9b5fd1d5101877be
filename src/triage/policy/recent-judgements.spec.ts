import { describe, expect, it } from '@jest/globals';
import type { RiskDial } from '../core/index.js';
import { shareAnswered } from './recent-judgements.js';

const RISK = { threshold: 0.8, judged: 9, answered: 5, wrong: 0, bound: 0.1, missing: 0 };
const DIAL: RiskDial = {
  overall: { ...RISK, coverage: 0.5, source: 'examples', evidence: { examples: 9, tickets: 0 } },
  intents: { refund: { ...RISK, threshold: 0.6 }, legal: { ...RISK, threshold: null } },
};
const ANSWERABLE = ['refund', 'legal', 'status', 'constructor'];

function times(count: number, intent: string | null, confidence: number | null) {
  return Array.from({ length: count }, () => ({ intent, confidence }));
}

describe('shareAnswered', () => {
  it('counts what reaches its threshold', () => {
    const recent = [
      ...times(50, 'status', 0.8),
      ...times(50, 'status', 0.79),
      ...times(30, 'refund', 0.6),
      ...times(20, 'legal', 0.99),
      ...times(20, 'not_answerable', 0.99),
      ...times(20, null, 0.99),
      ...times(10, 'constructor', 0.9),
    ];
    expect(shareAnswered(recent, DIAL, ANSWERABLE)).toBe(90 / 200);
  });

  it('says nothing of few tickets', () => {
    expect(shareAnswered(times(199, 'status', 1), DIAL, ANSWERABLE)).toBeNull();
  });

  it('answers nothing without a threshold', () => {
    const none = { ...DIAL, overall: { ...DIAL.overall, threshold: null } };
    expect(shareAnswered(times(200, 'status', 1), none, ANSWERABLE)).toBe(0);
  });
});
