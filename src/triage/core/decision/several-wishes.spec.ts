import { describe, expect, it } from '@jest/globals';
import { decide } from './decide.js';
import type { Policy } from './policy.js';
import type { NamedWish } from './wish.js';

const POLICY: Policy = { mode: 'live', threshold: 0.75, overrides: {} };
const wishFor = (intent: string, fields: Partial<NamedWish> = {}): NamedWish => ({
  intent,
  confidence: 0.95,
  answerable: true,
  ...fields,
});
const BOTH = [wishFor('refund'), wishFor('invoice')];

function decided(wishes: readonly NamedWish[], policy: Partial<Policy> = {}, confidence = 0.9) {
  const joined = { intent: wishes[0]?.intent ?? null, confidence, familiar: true };
  const answerable = wishes.every((it) => it.answerable);
  return decide(joined, { ...POLICY, ...policy }, answerable, 'request', 'several', wishes);
}

describe('decide, of several wishes', () => {
  it('answers all where it is sure of all', () => {
    expect(decided(BOTH)).toEqual({
      outcome: 'auto_resolved',
      reason: 'confident',
      threshold: 0.75,
    });
  });

  it.each<[string, readonly NamedWish[], Partial<Policy>, number]>([
    ['it is not sure that all are right', BOTH, {}, 0.74],
    ['a machine may not answer one', [BOTH[0]!, wishFor('invoice', { answerable: false })], {}, 1],
    ['one is never answered', BOTH, { overrides: { invoice: { neverAnswer: true } } }, 1],
    ['one needs more', BOTH, { overrides: { invoice: { threshold: 0.95 } } }, 0.9],
    ['nothing is promised of one', BOTH, { guaranteed: { invoice: null } }, 1],
    ['its confidence is no number', BOTH, {}, NaN],
    ['they are not there', [], {}, 1],
  ])('answers none where %s', (_, wishes, policy, confidence) => {
    expect(decided(wishes, policy, confidence)).toMatchObject({
      outcome: 'escalated',
      reason: 'several_wishes',
    });
  });

  it('asks for the highest threshold of all', () => {
    const guaranteed = { refund: 0.8, invoice: 0.6 };
    expect(decided(BOTH, { guaranteed }).threshold).toBe(0.8);
    expect(decided([...BOTH].reverse(), { guaranteed }).threshold).toBe(0.8);
  });

  it('only watches where one is only watched', () => {
    expect(decided(BOTH, { overrides: { invoice: { mode: 'shadow' } } }).reason).toBe('shadow');
    expect(decided(BOTH, { mode: 'shadow' }).reason).toBe('shadow');
  });
});
