import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { includesRole, Role } from './role.js';

const role = fc.constantFrom(...Object.values(Role));

describe('includesRole', () => {
  it('an admin may all, an agent what agents and users may, a user only that', () => {
    const may = (who: Role): Role[] =>
      Object.values(Role).filter((least) => includesRole(who, least));
    expect(may(Role.Admin)).toEqual(['user', 'agent', 'admin']);
    expect(may(Role.Agent)).toEqual(['user', 'agent']);
    expect(may(Role.User)).toEqual(['user']);
  });

  it('orders the roles totally', () => {
    fc.assert(
      fc.property(role, role, role, (a, b, c) => {
        expect(includesRole(a, b) || includesRole(b, a)).toBe(true);
        if (includesRole(a, b) && includesRole(b, a)) expect(a).toBe(b);
        if (includesRole(a, b) && includesRole(b, c)) expect(includesRole(a, c)).toBe(true);
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
