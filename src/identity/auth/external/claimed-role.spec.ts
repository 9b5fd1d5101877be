import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Role } from '../../../platform/access/index.js';
import { claimedRole } from './claimed-role.js';

const ROLES = ['support=agent', 'lead=supervisor', 'owner=admin', 'guest=user'];

describe('claimedRole', () => {
  it.each([
    ['roles', { roles: 'support' }, Role.Agent],
    ['roles', { roles: ['support', 'lead'] }, Role.Supervisor],
    ['roles', { roles: 'owner' }, Role.Admin],
    ['roles', { roles: 'guest' }, Role.User],
    ['roles', { roles: ['guest', 'owner', 'support'] }, Role.Admin],
    ['roles', { roles: [] }, Role.User],
    ['app_metadata.role', { app_metadata: { role: 'support' } }, Role.Agent],
    ['a.b.c', { a: { b: { c: ['owner'] } } }, Role.Admin],
    ['https://x.example/roles', { 'https://x.example/roles': ['support'] }, Role.Agent],
  ])('reads %s of %j', (claim, claims, role) => {
    expect(claimedRole(claims, { claim, roles: ROLES })).toBe(role);
  });

  it.each([
    {},
    { roles: 'boss' },
    { roles: 'Owner' },
    { roles: 'admin' },
    { roles: 'owner,support' },
    { roles: ['boss', 7, null] },
    { roles: { owner: true } },
    { roles: [['owner']] },
    { roles: true },
    { role: 'owner' },
    { user_metadata: { roles: 'owner' } },
  ])('of %j is a user', (claims) => {
    expect(claimedRole(claims, { claim: 'roles', roles: ROLES })).toBe(Role.User);
  });

  it('takes nothing from what every object inherits', () => {
    for (const claim of ['constructor.name', '__proto__.constructor.name', 'toString.name']) {
      const roles = ['Object=admin', 'toString=admin'];
      expect(claimedRole({}, { claim, roles })).toBe(Role.User);
    }
  });

  it('never gives a role that was not mapped, whatever the token says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (claims, claim) => {
        expect(claimedRole(claims, { claim, roles: ['\ud800=admin'] })).toBe(Role.User);
      }),
    );
  });
});
