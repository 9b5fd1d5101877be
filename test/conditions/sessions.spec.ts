import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import type { TestDatabase } from '../support/database.js';
import type { TokenPair } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';

/** Fewer than the connections: all of one account meet in the database, however busy the machine. */
const TIMES = 25;

interface Entry {
  readonly action: string;
  readonly actor: number | null;
  readonly subject: string | null;
  readonly before: object | null;
  readonly after: object | null;
}

let database: TestDatabase;
let service: Service;
let patient: Service;
let api: Api;
let people = 0;

beforeAll(async () => {
  database = await createTrainedDatabase();
  const DATABASE_URL = database.url;
  const room = { DATABASE_URL, DATABASE_POOL_SIZE: '30', DATABASE_STATEMENT_TIMEOUT_MS: '60000' };
  service = await startService(room);
  patient = await startService({ ...room, REFRESH_TOKEN_REUSE_GRACE_SECONDS: '60' });
  api = new Api(service.url);
});

afterAll(async () => {
  await Promise.all([service.stop(), patient.stop()]);
  await database.drop();
});

async function newCredentials(): Promise<{ email: string; password: string }> {
  const credentials = { email: `person-${++people}@example.com`, password: PASSWORD };
  expect((await api.post('/auth/register', credentials)).status).toBe(201);
  return credentials;
}

async function newSession(): Promise<TokenPair> {
  return (await api.post<TokenPair>('/auth/login', await newCredentials())).body;
}

const refresh = (by: Api, refreshToken: string) =>
  by.post<TokenPair & { code: string }>('/auth/refresh', { refreshToken });

function atOnce<Result>(work: (time: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: TIMES }, (_, time) => work(time)));
}

/** How often each code refused. */
function refusals(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    if (status < 400) continue;
    const code = String(body['code']);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** What the audit log has of somebody, oldest first. */
function entriesOf(userId: number | undefined): Promise<Entry[]> {
  return database.query<Entry>(
    `SELECT action, actor_id AS actor, subject_id AS subject, before, after FROM audit_events
     WHERE subject_type = 'user' AND subject_id = $1 ORDER BY id`,
    [String(userId)],
  );
}

describe('a refresh token used many times at once', () => {
  test('buys one pair, and ends the family', async () => {
    const { accessToken, refreshToken } = await newSession();
    const answers = await atOnce(() => refresh(api, refreshToken));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const codes = new Set(answers.flatMap(({ status, body }) => (status === 200 ? [] : body.code)));
    expect(codes).toEqual(new Set(['AUTH.INVALID_REFRESH_TOKEN']));
    expect((await refresh(api, won[0]!.body.refreshToken)).status).toBe(401);
    for (const token of [accessToken, won[0]!.body.accessToken]) {
      expect((await new Api(service.url, token).get('/users/me')).status).toBe(401);
    }
  });

  test('buys one pair and ends nothing within the grace that the settings allow', async () => {
    const tabs = new Api(patient.url);
    const { accessToken, refreshToken } = await newSession();
    const answers = await atOnce(() => refresh(tabs, refreshToken));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(TIMES - 1);
    expect(new Set(lost.map(({ body }) => body.code))).toEqual(
      new Set(['AUTH.REFRESH_TOKEN_SUPERSEDED']),
    );
    expect((await new Api(service.url, accessToken).get('/users/me')).status).toBe(200);
    expect((await refresh(tabs, won[0]!.body.refreshToken)).status).toBe(200);
  });
});

test('of sign-ins, refreshes and an end of all sessions at once no session is left', async () => {
  const credentials = await newCredentials();
  const login = async () => (await api.post<TokenPair>('/auth/login', credentials)).body;
  const sessions = await Promise.all(Array.from({ length: 10 }, login));
  const owner = new Api(service.url, sessions[0]!.accessToken);
  const [answers] = await Promise.all([
    Promise.all(sessions.map((it) => refresh(api, it.refreshToken))),
    owner.post('/auth/logout-everywhere'),
  ]);
  const tokens = [...sessions, ...answers.map(({ body }) => body)].filter((it) => it.refreshToken);
  for (const { accessToken, refreshToken } of tokens) {
    expect((await new Api(service.url, accessToken).get('/users/me')).status).toBe(401);
    expect((await refresh(api, refreshToken)).status).toBe(401);
  }
});

describe('a second factor', () => {
  async function withSecondFactor() {
    const credentials = await newCredentials();
    const me = await api.as(credentials.email, PASSWORD);
    const started = await me.post<{ secret: string }>('/auth/second-factor', {
      password: PASSWORD,
    });
    const app = new Authenticator(started.body.secret);
    const confirmed = await me.post<{ recoveryCodes: string[] }>('/auth/second-factor/confirm', {
      code: await app.code(-1),
    });
    expect(confirmed.status).toBe(200);
    return { credentials, me, app, recoveryCodes: confirmed.body.recoveryCodes };
  }

  test('takes an app code that comes many times at once for one of them', async () => {
    const { credentials, app } = await withSecondFactor();
    const code = await app.code();
    const answers = await atOnce(() => api.post('/auth/login', { ...credentials, code }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(refusals(answers)).toEqual({ 'AUTH.INVALID_CODE': TIMES - 1 });
  });

  test('takes a recovery code that comes many times at once for one of them', async () => {
    const { credentials, recoveryCodes } = await withSecondFactor();
    const code = recoveryCodes[3]!;
    const answers = await atOnce(() => api.post('/auth/login', { ...credentials, code }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(refusals(answers)).toEqual({ 'AUTH.INVALID_CODE': TIMES - 1 });
  });

  test('is switched on once by many confirmations at once', async () => {
    const { email } = await newCredentials();
    const me = await api.as(email, PASSWORD);
    const started = await me.post<{ secret: string }>('/auth/second-factor', {
      password: PASSWORD,
    });
    const code = await new Authenticator(started.body.secret).code();
    const answers = await atOnce(() => me.post('/auth/second-factor/confirm', { code }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(TIMES - 1);
    const codes = await database.query('SELECT FROM recovery_codes WHERE user_id = $1', [
      me.userId,
    ]);
    expect(codes).toHaveLength(10);
  });

  test('is stored so that the database alone gives no code away', async () => {
    const { me, recoveryCodes } = await withSecondFactor();
    const stored = await database.query(
      `SELECT encode(encrypted_secret, 'hex') AS it FROM second_factors WHERE user_id = $1
       UNION ALL SELECT encode(code_hash, 'hex') FROM recovery_codes WHERE user_id = $1`,
      [me.userId],
    );
    expect(stored).toHaveLength(11);
    const text = JSON.stringify(stored);
    for (const code of recoveryCodes) {
      expect(text).not.toContain(Buffer.from(code.replaceAll('-', '')).toString('hex'));
    }
  });

  test('goes with the account', async () => {
    const { me } = await withSecondFactor();
    const admin = await api.as(ADMIN.email, ADMIN.password);
    expect((await admin.delete(`/users/${me.userId}`)).status).toBe(204);
    const left = await database.query(
      `SELECT user_id FROM second_factors WHERE user_id = $1
       UNION ALL SELECT user_id FROM recovery_codes WHERE user_id = $1
       UNION ALL SELECT user_id FROM refresh_tokens WHERE user_id = $1`,
      [me.userId],
    );
    expect(left).toEqual([]);
  });
});

describe('the audit log', () => {
  test('tells the story of an account', async () => {
    const credentials = await newCredentials();
    const admin = await api.as(ADMIN.email, ADMIN.password);
    const me = await api.as(credentials.email, PASSWORD);
    const path = `/users/${me.userId}`;
    await api.post('/auth/login', { ...credentials, password: 'not it' });
    const session = (await api.post<TokenPair>('/auth/login', credentials)).body;
    await refresh(api, session.refreshToken);
    await refresh(api, session.refreshToken);
    const again = await api.as(credentials.email, PASSWORD);
    await again.post('/auth/logout-everywhere');
    const third = await api.as(credentials.email, PASSWORD);
    const newPassword = 'another password for the tests';
    await third.post('/auth/password', { currentPassword: PASSWORD, newPassword });
    await admin.patch(`${path}/role`, { role: 'agent' });
    await admin.patch(`${path}/role`, { role: 'agent' });
    await admin.patch(path, { disabled: true });
    await api.post('/auth/login', { ...credentials, password: newPassword });
    await admin.patch(path, { disabled: false });
    await admin.delete(path);

    const [own, byAdmin, byNobody] = [me.userId, admin.userId, null];
    const code = 'AUTH.INVALID_CREDENTIALS';
    const told: readonly [action: string, actor: unknown, before?: object, after?: object][] = [
      ['user.registered', own, undefined, { role: 'user' }],
      ['auth.signed_in', own],
      ['auth.sign_in_failed', byNobody, undefined, { code }],
      ['auth.signed_in', own],
      ['auth.session_refreshed', own],
      ['auth.refresh_token_reused', byNobody],
      ['auth.signed_in', own],
      ['auth.logged_out_everywhere', own],
      ['auth.signed_in', own],
      ['auth.password_changed', own],
      ['user.role_changed', byAdmin, { role: 'user' }, { role: 'agent' }],
      ['user.disabled', byAdmin],
      ['auth.sign_in_failed', byNobody, undefined, { code }],
      ['user.enabled', byAdmin],
      ['user.deleted', byAdmin, { role: 'agent' }],
    ];
    expect(await entriesOf(me.userId)).toEqual(
      told.map(([action, actor, before = null, after = null]) => ({
        action,
        actor,
        subject: String(me.userId),
        before,
        after,
      })),
    );
  });

  test('says from where, and keeps no address that was tried and no password', async () => {
    const secret = 'typed into the wrong field';
    await api.post('/auth/login', { email: secret, password: secret });
    const headers = { 'x-request-id': 'a-failed-sign-in' };
    await api.post('/auth/login', { email: 'nobody@example.com', password: secret }, { headers });
    const rows = await database.query(
      `SELECT subject_id AS subject, address FROM audit_events WHERE request_id = 'a-failed-sign-in'`,
    );
    expect(rows).toEqual([{ subject: null, address: expect.stringMatching(/127\.0\.0\.1$/) }]);
    const all = JSON.stringify(await database.query('SELECT * FROM audit_events'));
    for (const word of [secret, PASSWORD, 'nobody@example.com']) expect(all).not.toContain(word);
  });
});
