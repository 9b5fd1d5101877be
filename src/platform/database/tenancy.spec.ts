import { describe, expect, it } from '@jest/globals';
import { actAs, areSame, UNRESTRICTED } from './tenancy.js';

const ROLE = { role: 'support_tenant', strict: false };

describe('actAs', () => {
  it.each([
    ['one organisation', [7], ROLE, ['support_tenant', '7', '{7}']],
    // A row that is written must say which of them it is of.
    ['several, of which none is the one', [7, 9], ROLE, ['support_tenant', '', '{7,9}']],
    ['all, as the owner of the tables', 'all' as const, ROLE, ['none', '', '']],
    ['one where there is no role for it', [7], UNRESTRICTED, ['none', '7', '{7}']],
  ])('is for %s', (_, tenants, isolation, values) => {
    expect(actAs(tenants, isolation).values).toEqual(values);
  });
});

describe('areSame', () => {
  it('compares whose rows are meant', () => {
    expect(areSame([7], [7])).toBe(true);
    expect(areSame('all', 'all')).toBe(true);
    expect(areSame([7], [8])).toBe(false);
    expect(areSame([7], 'all')).toBe(false);
  });
});
