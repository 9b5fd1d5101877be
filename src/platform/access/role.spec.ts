import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { includesRole, Role } from './role.js';

const role = fc.constantFrom(...Object.values(Role));
const roleOfPeople = role.filter((it) => it !== Role.System);

describe('includesRole', () => {
  it.each([
    [Role.User, ['user']],
    [Role.Agent, ['user', 'agent']],
    [Role.Supervisor, ['user', 'agent', 'supervisor']],
    [Role.Admin, ['user', 'agent', 'supervisor', 'admin']],
    [Role.System, ['user', 'agent', 'system']],
  ])('gives the role %s what the roles %j may', (who, roles) => {
    expect(Object.values(Role).filter((least) => includesRole(who, least))).toEqual(roles);
  });

  it('orders the roles', () => {
    fc.assert(
      fc.property(role, role, role, (a, b, c) => {
        expect(includesRole(a, a)).toBe(true);
        if (includesRole(a, b) && includesRole(b, a)) expect(a).toBe(b);
        if (includesRole(a, b) && includesRole(b, c)) expect(includesRole(a, c)).toBe(true);
      }),
    );
  });

  it('orders those of people totally', () => {
    fc.assert(
      fc.property(roleOfPeople, roleOfPeople, (a, b) => {
        expect(includesRole(a, b) || includesRole(b, a)).toBe(true);
      }),
    );
  });

  it('gives nothing to a role that does not exist', () => {
    const nobodies: unknown[] = ['root', 'constructor', '__proto__', ''];
    for (const nobody of nobodies as Role[]) {
      expect(includesRole(nobody, Role.User)).toBe(false);
      expect(includesRole(Role.Admin, nobody)).toBe(false);
    }
  });
});
