import { describe, expect, it } from '@jest/globals';
import type { Organization } from './organization.entity.js';
import { isSubscriptionActive, isTrialActive, standingOf } from './subscription.js';

const NOW = new Date('2025-06-15T12:00:00Z');
const BEFORE = new Date('2025-06-15T11:59:59.999Z');
const AFTER = new Date('2025-06-15T12:00:00.001Z');

const organization = (fields: Partial<Organization> = {}) => ({
  tier: 'starter' as const,
  status: 'active' as const,
  trialEndsAt: null,
  isActive: true,
  deletionRequestedAt: null,
  ...fields,
});

describe('isTrialActive', () => {
  it.each([
    ['trial', AFTER, true],
    ['trial', null, true],
    ['trial', NOW, false],
    ['trial', BEFORE, false],
    ['starter', AFTER, false],
    ['free', null, false],
  ] as const)('of the tier %s that ends at %s is %s', (tier, trialEndsAt, expected) => {
    expect(isTrialActive(organization({ tier, trialEndsAt }), NOW)).toBe(expected);
  });
});

describe('isSubscriptionActive', () => {
  it.each([
    ['a paying one', {}, 'active'],
    ['a trial', { tier: 'trial', trialEndsAt: AFTER }, 'active'],
    ['a trial that is over', { tier: 'trial', trialEndsAt: BEFORE }, 'expired'],
    ['one that pays since its trial', { trialEndsAt: BEFORE }, 'active'],
    ['an expired one', { status: 'expired' }, 'expired'],
    ['a suspended one', { status: 'suspended' }, 'suspended'],
    ['one that was switched off', { isActive: false }, 'suspended'],
    ['an expired one that was switched off', { status: 'expired', isActive: false }, 'suspended'],
  ] as const)('%s: %j is %s', (_, fields, standing) => {
    const sut = organization(fields);
    expect(standingOf(sut, NOW)).toBe(standing);
    expect(isSubscriptionActive(sut, NOW)).toBe(standing === 'active');
  });

  it('is false of one that is being deleted', () => {
    expect(isSubscriptionActive(organization({ deletionRequestedAt: BEFORE }), NOW)).toBe(false);
  });
});
