import { describe, expect, it } from '@jest/globals';
import { isForCalling } from './token-type.js';

describe('isForCalling', () => {
  it.each([
    [{}, {}],
    [{ typ: 'JWT' }, {}],
    [{ typ: 'jwt' }, {}],
    [{ typ: 'at+jwt' }, {}],
    [{ typ: 'application/at+jwt' }, {}],
    [{ typ: 'JWT' }, { typ: 'Bearer' }],
    [{ typ: 'JWT' }, { token_use: 'access' }],
  ])('takes %j with the claims %j', (header, claims) => {
    expect(isForCalling({ header, claims })).toBe(true);
  });

  it.each([
    [{ typ: 'logout+jwt' }, {}],
    [{ typ: 'dpop+jwt' }, {}],
    [{ typ: 'secevent+jwt' }, {}],
    [{ typ: '' }, {}],
    [{ typ: null }, {}],
    [{ typ: 'JWT' }, { typ: 'ID' }],
    [{ typ: 'JWT' }, { typ: 'Refresh' }],
    [{ typ: 'JWT' }, { typ: 'Offline' }],
    [{ typ: 'JWT' }, { typ: 7 }],
    [{ typ: 'JWT' }, { token_use: 'id' }],
  ])('refuses %j with the claims %j', (header, claims) => {
    expect(isForCalling({ header, claims })).toBe(false);
  });
});
