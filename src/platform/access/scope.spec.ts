import { describe, expect, it } from '@jest/globals';
import { coversScope, namesScope, neededScope, type Scope, SCOPES } from './scope.js';

const keyWith = (...scopes: Scope[]) => ({ key: { id: 1, scopes } });
const UNLIMITED = { key: { id: 1, scopes: null } };
const PERSON = {};

describe('neededScope', () => {
  it.each([
    ['tickets', 'GET', 'tickets:read'],
    ['tickets', 'HEAD', 'tickets:read'],
    ['tickets', 'POST', 'tickets:write'],
    ['tickets', 'PATCH', 'tickets:write'],
    ['tickets', 'DELETE', 'tickets:write'],
    ['triage:read', 'POST', 'triage:read'],
    ['admin', 'GET', 'admin'],
    // Reports are never written: who may all may that too.
    ['reports', 'POST', 'admin'],
    [undefined, 'GET', 'admin'],
    ['any', 'DELETE', undefined],
  ] as const)('for %s and %s is %s', (rule, method, scope) => {
    expect(neededScope(rule, method)).toBe(scope);
  });
});

describe('coversScope', () => {
  it('limits keys by the scopes that they have, and nobody else', () => {
    for (const needed of SCOPES) {
      expect(coversScope(PERSON, needed)).toBe(true);
      expect(coversScope(UNLIMITED, needed)).toBe(true);
      expect(coversScope(keyWith(needed), needed)).toBe(true);
      expect(coversScope(keyWith('admin'), needed)).toBe(true);
      expect(coversScope(keyWith(), needed)).toBe(false);
    }
    expect(coversScope(keyWith('tickets:write'), 'tickets:read')).toBe(false);
    expect(coversScope(keyWith('tickets:read'), undefined)).toBe(true);
  });
});

describe('namesScope', () => {
  it('takes no scope for another, nor a role for a scope', () => {
    expect(namesScope(keyWith('tickets:on_behalf'), 'tickets:on_behalf')).toBe(true);
    for (const other of [keyWith('admin'), UNLIMITED, PERSON]) {
      expect(namesScope(other, 'tickets:on_behalf')).toBe(false);
    }
  });
});
