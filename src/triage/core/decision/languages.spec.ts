import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.js';
import type { Policy } from './policy.js';
import { WISHES } from './wish.js';

const SURE = { intent: 'refund', confidence: 1, familiar: true };
const LIVE: Policy = { mode: 'live', threshold: 0.5, overrides: {} };
const REFUND = { intent: 'refund', confidence: 1, answerable: true };

describe('decide, by the language of a message', () => {
  it('answers nothing in a language that the model does not know', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WISHES), fc.boolean(), (wish, answerable) => {
        const wishes = [REFUND, { ...REFUND, answerable }];
        const sut = decide(SURE, LIVE, answerable, 'request', wish, wishes, false);
        expect(sut).toMatchObject({ outcome: 'escalated', reason: 'out_of_scope' });
      }),
    );
  });

  it('only watches in shadow', () => {
    const shadow: Policy = { ...LIVE, mode: 'shadow' };
    const sut = decide(SURE, shadow, true, 'request', 'stated', [], false);
    expect(sut.reason).toBe('shadow');
  });

  it('decides as before where the model may know it', () => {
    expect(decide(SURE, LIVE, true, 'request', 'stated', [], true)).toEqual(
      decide(SURE, LIVE, true),
    );
  });
});
