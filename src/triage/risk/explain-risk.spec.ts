import { describe, expect, it } from 'vitest';
import type { OverallRisk } from '../guarantee/risk-dial.js';
import { explainRisk } from './explain-risk.js';

const RISK: OverallRisk = {
  threshold: 0.87123,
  judged: 1_434,
  answered: 1_105,
  wrong: 11,
  bound: 0.01549,
  missing: 0,
  coverage: 0.7706,
  source: 'examples',
  evidence: { examples: 1_434, tickets: 0 },
};
const NOTHING = { threshold: null, answered: 0, wrong: 0, bound: 1, coverage: 0 };

describe('explainRisk', () => {
  it.each<[Partial<OverallRisk>, string]>([
    [
      {},
      'About 77.1 % of messages are answered, at confidence 0.871 and above. Of 1105 such whose truth is known 11 were wrong: credible are at most 1.5 %.',
    ],
    [
      { threshold: null },
      'About 77.1 % of messages are answered, of some intents only. Of 1105 such whose truth is known 11 were wrong: credible are at most 1.5 %.',
    ],
    [
      { ...NOTHING, missing: 144 },
      'Nothing is answered: at least 144 more labelled messages are needed before the target can be promised.',
    ],
    [
      { ...NOTHING, threshold: 0.9, missing: 0 },
      'Nothing is answered: the model is wrong too often, at every confidence, for this target.',
    ],
  ])('with %j', (fields, expected) => {
    expect(explainRisk({ ...RISK, ...fields })).toBe(expected);
  });
});
