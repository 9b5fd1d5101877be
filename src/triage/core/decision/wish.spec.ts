import { describe, expect, it } from '@jest/globals';
import { decide } from './decide.js';
import type { Policy } from './policy.js';

const SURE = { intent: 'refund', confidence: 1, familiar: true };
const LIVE: Policy = { mode: 'live', threshold: 0, overrides: {} };

describe('decide', () => {
  it('answers no message that takes back what it was classified as', () => {
    expect(decide(SURE, LIVE, true, 'request', 'negated')).toMatchObject({
      outcome: 'escalated',
      reason: 'negated_wish',
    });
  });

  it.each(['stated', 'rest'] as const)('goes by the classification of one that is %s', (wish) => {
    expect(decide(SURE, LIVE, true, 'request', wish)).toEqual(decide(SURE, LIVE, true));
  });

  it('answers no message of which only the beginning was read', () => {
    expect(decide(SURE, LIVE, true, 'request', 'unread')).toMatchObject({
      outcome: 'escalated',
      reason: 'too_long',
    });
  });

  it('only watches in shadow, and names what is unlike every example as that', () => {
    const shadow: Policy = { ...LIVE, mode: 'shadow' };
    const strange = { ...SURE, familiar: false };
    expect(decide(SURE, shadow, true, 'request', 'negated').reason).toBe('shadow');
    expect(decide(strange, LIVE, true, 'request', 'negated').reason).toBe('out_of_scope');
  });
});
