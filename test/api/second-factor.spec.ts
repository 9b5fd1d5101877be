import { describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import {
  anyone,
  expectInvalid,
  expectProblem,
  NO_ID,
  theAdmin,
  unique,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

const SHORT = 'qorvexlu';
const WRONG = '000000';

interface Person {
  readonly email: string;
  readonly api: Api;
  readonly app: Authenticator;
  readonly recoveryCodes: string[];
}

const api = anyone();
const signedIn = (token: string): Api => new Api(api.url, token);

const login = (email: string, password: string, code?: string) =>
  api.post<{ accessToken: string }>('/auth/login', { email, password, ...(code && { code }) });

const start = (of: Api, password = PASSWORD) =>
  of.post<{ secret: string; uri: string }>('/auth/second-factor', { password });
const confirm = (of: Api, code: string) =>
  of.post<{ recoveryCodes: string[] }>('/auth/second-factor/confirm', { code });
const switchOff = (of: Api, password: string, code: string) =>
  of.delete('/auth/second-factor', { body: { password, code } });
const isOn = async (of: Api) => (await of.get('/users/me')).body['secondFactor'];

async function somebody(): Promise<{ email: string; api: Api }> {
  const email = `${unique('someone')}@example.com`;
  await api.post('/auth/register', { email, password: PASSWORD });
  return { email, api: await api.as(email, PASSWORD) };
}

/** The code of the step before is used up, the present and the next one are not. */
async function somebodyWithSecondFactor(): Promise<Person> {
  const person = await somebody();
  const app = new Authenticator((await start(person.api)).body.secret);
  const { status, body } = await confirm(person.api, await app.code(-1));
  expectThat(status, JSON.stringify(body)).toBe(200);
  return { ...person, app, recoveryCodes: body.recoveryCodes };
}

describe('a second factor', () => {
  test('is on once a code has confirmed it, and then every sign-in needs one', async () => {
    const { email, api: me } = await somebody();
    expect(await isOn(me)).toBe(false);
    const { status, body } = await start(me);
    expect(status).toBe(200);
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(body.uri).toMatch(/^otpauth:\/\/totp\//);
    expect(new URL(body.uri).searchParams.get('secret')).toBe(body.secret);

    expect(await isOn(me)).toBe(false);
    expect((await login(email, PASSWORD)).status).toBe(200);

    const app = new Authenticator(body.secret);
    const confirmed = await confirm(me, await app.code(-1));
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect(await isOn(me)).toBe(true);

    expectProblem(await login(email, PASSWORD), 401, 'AUTH.SECOND_FACTOR_REQUIRED');
    expectProblem(await login(email, PASSWORD, WRONG), 401, 'AUTH.INVALID_CODE');
    expect((await login(email, PASSWORD, await app.code())).status).toBe(200);
  });

  test('takes each code once, and none from before the last one', async () => {
    const { email, app } = await somebodyWithSecondFactor();
    const codes = [await app.code(-1), await app.code(0), await app.code(1)] as const;
    expectProblem(await login(email, PASSWORD, codes[0]), 401, 'AUTH.INVALID_CODE');
    expect(
      (await login(email, PASSWORD, ` ${codes[2].slice(0, 3)} ${codes[2].slice(3)}`)).status,
    ).toBe(200);
    expectProblem(await login(email, PASSWORD, codes[2]), 401, 'AUTH.INVALID_CODE');
    expectProblem(await login(email, PASSWORD, codes[1]), 401, 'AUTH.INVALID_CODE');
  });

  test('is nothing to whoever does not know the password', async () => {
    const { email, app } = await somebodyWithSecondFactor();
    const code = await app.code();
    expectProblem(await login(email, 'not it'), 401, 'AUTH.INVALID_CREDENTIALS');
    expectProblem(await login(email, 'not it', code), 401, 'AUTH.INVALID_CREDENTIALS');
    expect((await login(email, PASSWORD, code)).status).toBe(200);
  });

  test('can be started anew until it is confirmed, and the last secret counts', async () => {
    const { api: me } = await somebody();
    const first = new Authenticator((await start(me)).body.secret);
    const second = new Authenticator((await start(me)).body.secret);
    expectProblem(await confirm(me, await first.code()), 403, 'AUTH.WRONG_CODE');
    expect((await confirm(me, await second.code())).status).toBe(200);
    expectProblem(await start(me), 409, 'AUTH.SECOND_FACTOR_ON');
    expectProblem(await confirm(me, await second.code(1)), 409, 'AUTH.SECOND_FACTOR_ON');
  });

  test('needs the password to begin with, and a beginning to be confirmed', async () => {
    const { api: me } = await somebody();
    expectProblem(await start(me, 'not it'), 403, 'AUTH.WRONG_PASSWORD');
    expectProblem(await confirm(me, WRONG), 409, 'AUTH.SECOND_FACTOR_NOT_STARTED');
    expectInvalid(await me.post('/auth/second-factor', {}), 'password');
    expectInvalid(await me.post('/auth/second-factor/confirm', {}), 'code');
  });
});

describe('a recovery code', () => {
  test('stands in for the app, once', async () => {
    const { email, recoveryCodes } = await somebodyWithSecondFactor();
    const [first = '', second = ''] = recoveryCodes;
    expect((await login(email, PASSWORD, first)).status).toBe(200);
    expectProblem(await login(email, PASSWORD, first), 401, 'AUTH.INVALID_CODE');
    const typed = second.toUpperCase().replaceAll('-', ' ');
    expect((await login(email, PASSWORD, typed)).status).toBe(200);
  });

  test('ends when there are new ones', async () => {
    const { email, api: me, recoveryCodes } = await somebodyWithSecondFactor();
    const path = '/auth/second-factor/recovery-codes';
    expectProblem(await me.post(path, { password: 'not it' }), 403, 'AUTH.WRONG_PASSWORD');
    const renewed = await me.post<{ recoveryCodes: string[] }>(path, { password: PASSWORD });
    expect(renewed.status).toBe(200);
    expect(new Set([...renewed.body.recoveryCodes, ...recoveryCodes]).size).toBe(20);
    expectProblem(await login(email, PASSWORD, recoveryCodes[0]), 401, 'AUTH.INVALID_CODE');
    expect((await login(email, PASSWORD, renewed.body.recoveryCodes[0])).status).toBe(200);
  });

  test('is of one person', async () => {
    const [ada, bob] = [await somebodyWithSecondFactor(), await somebodyWithSecondFactor()];
    expectProblem(await login(bob.email, PASSWORD, ada.recoveryCodes[0]), 401, 'AUTH.INVALID_CODE');
    expect((await login(ada.email, PASSWORD, ada.recoveryCodes[0])).status).toBe(200);
  });

  test('is of no use without a second factor', async () => {
    const { api: me } = await somebody();
    const path = '/auth/second-factor/recovery-codes';
    expectProblem(await me.post(path, { password: PASSWORD }), 409, 'AUTH.SECOND_FACTOR_OFF');
  });
});

describe('switched off', () => {
  test('with password and code, the password is enough again', async () => {
    const { email, api: me, app, recoveryCodes } = await somebodyWithSecondFactor();
    expectProblem(await switchOff(me, 'not it', await app.code()), 403, 'AUTH.WRONG_PASSWORD');
    expectProblem(await switchOff(me, PASSWORD, WRONG), 403, 'AUTH.WRONG_CODE');
    expect(await isOn(me)).toBe(true);
    const { status, body } = await switchOff(me, PASSWORD, await app.code());
    expect({ status, body }).toEqual({ status: 204, body: '' });
    expect(await isOn(me)).toBe(false);
    expect((await login(email, PASSWORD)).status).toBe(200);
    expectProblem(await switchOff(me, PASSWORD, recoveryCodes[0]!), 409, 'AUTH.SECOND_FACTOR_OFF');
  });

  test('not while the password is too short to stand alone', async () => {
    const { email, api: me, app, recoveryCodes } = await somebodyWithSecondFactor();
    const change = { currentPassword: PASSWORD, newPassword: SHORT };
    expect((await me.post('/auth/password', change)).status).toBe(204);
    const { body } = await login(email, SHORT, await app.code());
    const again = signedIn(body.accessToken);
    const refused = await switchOff(again, SHORT, recoveryCodes[0]!);
    expectProblem(refused, 409, 'AUTH.PASSWORD_TOO_SHORT');

    const longer = { currentPassword: SHORT, newPassword: PASSWORD };
    expect((await again.post('/auth/password', longer)).status).toBe(204);
    const last = await login(email, PASSWORD, recoveryCodes[0]);
    const owner = signedIn(last.body.accessToken);
    expect((await switchOff(owner, PASSWORD, recoveryCodes[1]!)).status).toBe(204);
  });

  test('no short password can be set', async () => {
    const { api: me } = await somebody();
    const change = { currentPassword: PASSWORD, newPassword: SHORT };
    const [said] = expectInvalid(await me.post('/auth/password', change), 'newPassword');
    expect(said).toMatch(/at least 15 .* second factor/);
  });

  test('never by a token alone, though it be an admin’s', async () => {
    const { email, api: me, app } = await somebodyWithSecondFactor();
    const admin = await theAdmin();
    await admin.patch(`/users/${me.userId}/role`, { role: 'admin' });
    const { detail } = expectProblem(
      await me.delete(`/users/${me.userId}/second-factor`),
      403,
      'AUTH.OWN_SECOND_FACTOR',
    );
    expect(detail).toMatch(/password and a code/);
    expectProblem(await login(email, PASSWORD), 401, 'AUTH.SECOND_FACTOR_REQUIRED');
    expect((await switchOff(me, PASSWORD, await app.code())).status).toBe(204);
  });

  test('by an admin for whoever has lost the phone, which ends all sessions', async () => {
    const admin = await theAdmin();
    const { email, api: me } = await somebodyWithSecondFactor();
    const path = `/users/${me.userId}/second-factor`;
    expectProblem(await me.delete(path), 403, 'AUTH.FORBIDDEN');
    expect((await admin.delete(path)).status).toBe(204);
    expectProblem(await me.get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
    expect((await login(email, PASSWORD)).status).toBe(200);
    expectProblem(await admin.delete(path), 409, 'AUTH.SECOND_FACTOR_OFF');
    const nobody = await admin.delete(`/users/${NO_ID}/second-factor`);
    expectProblem(nobody, 404, 'USER.NOT_FOUND');
  });
});
