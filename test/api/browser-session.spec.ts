import { describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import { OWN_PAGE } from '../support/authorisation/given.js';
import { anyone, expectProblem, type Page, unique } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { Session, TokenPair } from '../support/schemas.js';
import { SoftAuthenticator } from '../support/soft-authenticator.js';

const api = anyone();
const COOKIE =
  /^__Secure-support-session=([\w-]{43}); Max-Age=2592000; Path=\/api\/v1\/auth\/session; HttpOnly; Secure; SameSite=Strict$/;

interface Token {
  readonly accessToken: string;
  readonly expiresIn: number;
}

/** What a browser keeps of an answer. */
function cookieOf(headers: Headers): string {
  const line = headers.get('set-cookie') ?? '';
  expectThat(line, 'Set-Cookie').toMatch(COOKIE);
  return line.split(';')[0]!;
}

const sent = (cookie?: string) => ({ headers: { ...OWN_PAGE, ...(cookie && { cookie }) } });
const buy = (cookie?: string) => api.post<Token>('/auth/session/token', undefined, sent(cookie));
const by = ({ accessToken }: Token) => new Api(api.url, accessToken);
const isIn = async (of: Api) => (await of.get('/users/me')).status === 200;

async function somebody() {
  const account = { email: `${unique('someone')}@example.com`, password: PASSWORD };
  await api.post('/auth/register', account);
  return account;
}

async function signIn(account: object, before?: string) {
  const { status, headers, body } = await api.post<Token>('/auth/session', account, sent(before));
  expectThat(status, JSON.stringify(body)).toBe(200);
  return { cookie: cookieOf(headers), api: by(body), body };
}

const expectEnded = async (cookie: string) =>
  expectProblem(await buy(cookie), 401, 'AUTH.NO_SESSION');

describe('the session of a browser', () => {
  test('begins with a cookie that buys access tokens, again and again', async () => {
    const { cookie, api: me, body } = await signIn(await somebody());
    expect(body).toEqual({ accessToken: expect.any(String), tokenType: 'Bearer', expiresIn: 900 });
    expect(await isIn(me)).toBe(true);
    const answers = await Promise.all([buy(cookie), buy(cookie), buy(cookie)]);
    for (const { status, headers, body } of answers) {
      expect([status, headers.get('set-cookie')]).toEqual([200, null]);
      expect(await isIn(by(body))).toBe(true);
    }
  });

  test('is listed, ends 12 hours after its use and 30 days after its begin, and can be ended', async () => {
    const account = await somebody();
    const { cookie, api: me } = await signIn(account);
    const { body: other } = await api.post<TokenPair>('/auth/login', account);
    const { body } = await me.get<Page<Session>>('/auth/sessions');
    expect(body.data.map(({ current }) => current)).toEqual([false, true]);
    const { id, createdAt, expiresAt, endsAt } = body.data[1]!;
    const hours = (time: string) => (Date.parse(time) - Date.parse(createdAt)) / 3_600_000;
    expect(hours(expiresAt)).toBeCloseTo(12, 1);
    expect(hours(endsAt)).toBeCloseTo(720, 1);
    const laptop = new Api(api.url, other.accessToken);
    expect((await laptop.delete(`/auth/sessions/${id}`)).status).toBe(204);
    expect(await isIn(me)).toBe(false);
    await expectEnded(cookie);
  });

  test('ends with the sign-out, which removes the cookie', async () => {
    const { cookie, api: me } = await signIn(await somebody());
    const { status, headers } = await api.delete('/auth/session', sent(cookie));
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(/^__Secure-support-session=; Max-Age=0; Path=\/api/);
    expect(await isIn(me)).toBe(false);
    await expectEnded(cookie);
    expect((await api.delete('/auth/session', sent())).status).toBe(204);
  });

  test('is another one after each sign-in, and the one before ends', async () => {
    const account = await somebody();
    const first = await signIn(account);
    const second = await signIn(account, first.cookie);
    expect(second.cookie).not.toBe(first.cookie);
    await expectEnded(first.cookie);
    expect((await buy(second.cookie)).status).toBe(200);
  });

  test('ends with all others', async () => {
    const { cookie, api: me } = await signIn(await somebody());
    expect((await me.post('/auth/logout-everywhere')).status).toBe(204);
    await expectEnded(cookie);
  });

  test('goes on with another cookie after a change of the password', async () => {
    const account = await somebody();
    const [other, { cookie, api: me }] = [await signIn(account), await signIn(account)];
    const change = { currentPassword: PASSWORD, newPassword: `${PASSWORD}, changed` };
    const { status, headers } = await me.post('/auth/password', change);
    expect(status).toBe(204);
    expect(await isIn(me)).toBe(false);
    for (const old of [cookie, other.cookie]) await expectEnded(old);
    const { body } = await buy(cookieOf(headers));
    expect(await isIn(by(body))).toBe(true);
  });

  test('goes on with another cookie after a second factor, of which it then needs a code', async () => {
    const account = await somebody();
    const { cookie, api: me } = await signIn(account);
    const { body } = await me.post<{ secret: string }>('/auth/second-factor', {
      password: PASSWORD,
    });
    const app = new Authenticator(body.secret);
    const code = await app.code(-1);
    const { headers } = await me.post('/auth/second-factor/confirm', { code });
    await expectEnded(cookie);
    expect((await buy(cookieOf(headers))).status).toBe(200);
    expect(await isIn(me)).toBe(true);
    const again = await api.post('/auth/session', account, sent());
    expectProblem(again, 401, 'AUTH.SECOND_FACTOR_REQUIRED');
    expect(again.headers.get('set-cookie')).toBeNull();
    await signIn({ ...account, code: await app.code() });
  });

  test('begins by a passkey too, which renews it where it is added', async () => {
    const { cookie, api: me } = await signIn(await somebody());
    const device = new SoftAuthenticator();
    const { headers } = await device.register(me);
    await expectEnded(cookie);
    expect((await buy(cookieOf(headers))).status).toBe(200);
    const credential = await device.answer(api);
    const signedIn = await api.post<Token>('/auth/session/passkey', { credential }, sent());
    expect((await by(signedIn.body).get('/users/me')).body['email']).toMatch(/^someone/);
    expect((await buy(cookieOf(signedIn.headers))).status).toBe(200);
  });

  test('changes nothing for who has tokens', async () => {
    const me = await api.newUser();
    const change = { currentPassword: PASSWORD, newPassword: `${PASSWORD}, changed` };
    expect((await me.post('/auth/password', change)).headers.get('set-cookie')).toBeNull();
  });
});

describe('what the cookie buys', () => {
  test('is for pages of the service itself', async () => {
    const { cookie } = await signIn(await somebody());
    const origin = new URL(api.url).origin;
    const answers = async (headers: Record<string, string>) =>
      (await api.post('/auth/session/token', undefined, { headers: { cookie, ...headers } }))
        .status;
    expect(await answers({ origin })).toBe(200);
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: origin.replace('http:', 'https:') },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of foreign) {
      expectThat(await answers(headers), JSON.stringify(headers)).toBe(403);
    }
  });

  test('is nothing for cookies that nobody was given, nor for anything but a token', async () => {
    const { cookie } = await signIn(await somebody());
    const name = cookie.split('=')[0]!;
    for (const value of ['', 'x', 'a'.repeat(43), "' OR true --"]) {
      await expectEnded(`${name}=${value}`);
    }
    expectProblem(await api.get('/users/me', sent(cookie)), 401, 'AUTH.UNAUTHENTICATED');
  });

  test('takes nothing but JSON', async () => {
    const { status } = await api.post('/auth/session', 'email=a&password=b', {
      headers: { ...OWN_PAGE, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(status).toBe(415);
  });
});
