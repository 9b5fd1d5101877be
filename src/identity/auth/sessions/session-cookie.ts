import type { IncomingHttpHeaders } from 'node:http';
import type { Settings } from '../../../platform/config/index.js';

/**
 * Browsers keep a cookie of this prefix only with `Secure`, which they take from https and from this
 * machine alone: on plain http anywhere else nobody stays signed in.
 */
export const SESSION_COOKIE = '__Secure-support-session';

/** The only routes that the cookie is sent to: it buys access tokens, and opens nothing else. */
const PATH = '/api/v1/auth/session';
const MAX_AGE_SECONDS = 30 * 86_400;
const VALUE = /^[\w-]{43}$/;

/** The cookie of a session as `Set-Cookie` has it; without a value, the end of it. */
export function sessionCookie(value: string | undefined, settings: Settings): string {
  return cookieLine(SESSION_COOKIE, value, {
    path: pathFor(PATH, settings),
    maxAgeSeconds: MAX_AGE_SECONDS,
    sameSite: 'Strict',
  });
}

/** The value of a cookie that is out of reach for scripts. */
export function cookieLine(
  name: string,
  value: string | undefined,
  by: { path: string; maxAgeSeconds: number; sameSite: 'Strict' | 'Lax' },
): string {
  const life = `Max-Age=${value === undefined ? 0 : by.maxAgeSeconds}`;
  return `${name}=${value ?? ''}; ${life}; Path=${by.path}; HttpOnly; Secure; SameSite=${by.sameSite}`;
}

/** The path as browsers see it: a proxy may serve the whole below another. */
export function pathFor(path: string, { publicUrl }: Pick<Settings, 'publicUrl'>): string {
  const below = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
  return below + path;
}

/** The session that a browser shows, if it looks like one of ours. */
export function sessionIn(headers: IncomingHttpHeaders): string | undefined {
  const value = cookieIn(headers, SESSION_COOKIE);
  return value !== undefined && VALUE.test(value) ? value : undefined;
}

/** The first cookie of this name, as it was sent. */
export function cookieIn({ cookie = '' }: IncomingHttpHeaders, name: string): string | undefined {
  const found = cookie.split(';').find((it) => it.trimStart().startsWith(`${name}=`));
  return found?.slice(found.indexOf('=') + 1).trim();
}
