import { describe, expect, it } from '@jest/globals';
import type { Settings } from '../../../platform/config/index.js';
import { cookieIn, SESSION_COOKIE, sessionCookie, sessionIn } from './session-cookie.js';

const VALUE = 'a'.repeat(43);
const at = (publicUrl?: string) => ({ publicUrl }) as Settings;

describe('sessionCookie', () => {
  it('is for one path, out of reach for scripts and other sites', () => {
    expect(sessionCookie(VALUE, at()).split('; ')).toEqual([
      `${SESSION_COOKIE}=${VALUE}`,
      'Max-Age=2592000',
      'Path=/api/v1/auth/session',
      'HttpOnly',
      'Secure',
      'SameSite=Strict',
    ]);
  });

  it('goes where a proxy serves us', () => {
    expect(sessionCookie(VALUE, at('https://a.example/desk/'))).toContain(
      'Path=/desk/api/v1/auth/session;',
    );
  });

  it('ends at once without a value', () => {
    expect(sessionCookie(undefined, at())).toContain(`${SESSION_COOKIE}=; Max-Age=0;`);
  });
});

describe('sessionIn', () => {
  it.each([
    [`${SESSION_COOKIE}=${VALUE}`, VALUE],
    [`a=b; ${SESSION_COOKIE}=${VALUE}; c=d`, VALUE],
    [`x${SESSION_COOKIE}=${VALUE}`, undefined],
    [`${SESSION_COOKIE}=`, undefined],
    [`${SESSION_COOKIE}=${VALUE}a`, undefined],
    [`a=${SESSION_COOKIE}=${VALUE}`, undefined],
    ['', undefined],
  ])('finds in %j %j', (cookie, expected) => {
    expect(sessionIn({ cookie })).toBe(expected);
  });

  it('finds nothing without cookies', () => {
    expect(cookieIn({}, 'a')).toBeUndefined();
  });
});
