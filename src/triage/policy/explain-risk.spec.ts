import { describe, expect, it } from '@jest/globals';
import type { OverallRisk } from '../core/index.js';
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
      'About 77.1 % of messages can be answered, at confidence 0.871 and above. Of 1105 such whose truth is known 11 were wrong; the true share is at most 1.5 %, at the confidence level of the policy.',
    ],
    [
      { threshold: null },
      'About 77.1 % of messages can be answered, of some intents only. Of 1105 such whose truth is known 11 were wrong; the true share is at most 1.5 %, at the confidence level of the policy.',
    ],
    [
      { ...NOTHING, missing: 144 },
      'Nothing is answered: at least 144 more labelled messages are needed before the target can be promised.',
    ],
    [
      { ...NOTHING, threshold: 0.9, missing: 0 },
      'Nothing is answered: at every confidence the model is wrong too often, or too seldom so sure, for this target. Allow a higher one, or add examples.',
    ],
  ])('with %j', (fields, expected) => {
    expect(explainRisk({ ...RISK, ...fields })).toBe(expected);
  });
});
