import { expect, it } from '@jest/globals';
import type { JudgedCounts } from '../core/index.js';
import { underNamesNow } from './under-names-now.js';

const NONE: JudgedCounts = { byIntent: {}, total: 0 };

it('counts what was known under both names of an intent together', () => {
  const outcomes: JudgedCounts = {
    byIntent: { refund: [[3, 5, 1]], money_back: [[3, 1, 0]], delivery: [[7, 2, 0]] },
    total: 9,
  };
  const evidence = { curated: NONE, tickets: NONE, outcomes, reports: NONE };
  const former = new Map([['refund', 'money_back']]);
  expect(underNamesNow(former, evidence)).toEqual({
    ...evidence,
    outcomes: { byIntent: { money_back: [[3, 6, 1]], delivery: [[7, 2, 0]] }, total: 9 },
  });
  expect(underNamesNow(new Map(), evidence)).toBe(evidence);
});
