import { describe, expect, it } from '@jest/globals';
import { Priority } from '../../../triage/taxonomy/index.js';
import { firstMatch, type SlaFacts } from './first-match.js';
import type { SlaConditions } from './sla-values.js';

const facts: SlaFacts = {
  priority: Priority.High,
  channel: 'email',
  tags: ['vip', 'billing'],
  requesterTier: 'gold',
  teamId: 3,
};
const policy = (id: number, conditions: SlaConditions = {}, rest = {}) => {
  return { id, place: 100, isActive: true, conditions, ...rest };
};

describe('firstMatch', () => {
  it('is nothing where nothing fits', () => {
    const other = policy(1, { channels: ['web'] });
    expect(firstMatch([other], facts)).toBeUndefined();
    expect(firstMatch([other].slice(1), facts)).toBeUndefined();
  });

  it('is the first by place, and of equal ones the oldest', () => {
    const sut = [policy(3), policy(2), policy(4, {}, { place: 7 })];
    expect(firstMatch(sut, facts)?.id).toBe(4);
    expect(firstMatch(sut.slice(0, 2), facts)?.id).toBe(2);
  });

  it('leaves out what is not active', () => {
    expect(firstMatch([policy(1, {}, { isActive: false }), policy(2)], facts)?.id).toBe(2);
  });

  it.each<[SlaConditions, boolean]>([
    [{ priorities: [Priority.High, Priority.Urgent] }, true],
    [{ priorities: [Priority.Low] }, false],
    [{ channels: ['email'] }, true],
    [{ tags: ['billing', 'other'] }, true],
    [{ tags: ['other'] }, false],
    [{ requesterTiers: ['gold'] }, true],
    [{ requesterTiers: ['silver'] }, false],
    [{ teamIds: [1, 3] }, true],
    [{ teamIds: [1] }, false],
    [{ channels: ['email'], tags: ['other'] }, false],
  ])('of %j is %s', (conditions, isMatch) => {
    expect(firstMatch([policy(1, conditions)], facts) !== undefined).toBe(isMatch);
  });

  it('takes nothing unknown for a match', () => {
    const unknown = { ...facts, channel: null, requesterTier: null, teamId: null };
    for (const conditions of [
      { channels: ['email'] },
      { requesterTiers: ['gold'] },
      { teamIds: [3] },
    ]) {
      expect(firstMatch([policy(1, conditions)], unknown)).toBeUndefined();
    }
  });
});
