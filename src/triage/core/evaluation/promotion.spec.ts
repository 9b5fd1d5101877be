import { describe, expect, it } from '@jest/globals';
import { type Candidacy, promotionOf } from './promotion.js';

const CANDIDACY: Candidacy = {
  isWanted: true,
  activeBefore: 1,
  activeNow: 1,
  verdict: 'not_worse',
};

describe('promotionOf', () => {
  it.each([
    ['promoted', {}],
    ['promoted', { verdict: 'better' }],
    ['promoted', { verdict: undefined }],
    ['promoted', { activeBefore: undefined, activeNow: undefined, verdict: undefined }],
    ['worse', { verdict: 'worse' }],
    ['unknown', { verdict: 'unknown' }],
    ['not_wanted', { isWanted: false, verdict: 'better' }],
    ['overtaken', { activeNow: 2 }],
    ['overtaken', { activeBefore: undefined, verdict: undefined }],
    ['overtaken', { activeNow: undefined }],
  ] as const)('is %s for %j', (expected, differing) => {
    expect(promotionOf({ ...CANDIDACY, ...differing })).toBe(expected);
  });
});
