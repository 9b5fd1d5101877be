import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import { allOf, expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { ApiKey, AuditEvent, NewKey, TokenPair, User } from '../support/schemas.js';
import { SECOND_ORGANIZATION } from '../support/second-organization.js';
import { until } from '../support/until.js';

const DOMAIN = 'desk.example.com';
const ACME = { organization: SECOND_ORGANIZATION.slug };

let database: TestDatabase;
let anyone: Api;
let admin: Api;
/** An admin of the other organisation, and who they are. */
let boss: Api;
let address: string;
let bossAccount: { email: string; password: string };

/** As a proxy tells by which name the service was called. */
const at = (label: string) => ({ headers: { 'x-forwarded-host': `${label}${DOMAIN}` } });
const here = at(`${SECOND_ORGANIZATION.slug}.`);

beforeAll(async () => {
  const started = await fixture({
    ORGANIZATION_DOMAIN: DOMAIN,
    TRUST_PROXY: 'true',
    RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000',
  });
  ({ database, admin } = started);
  anyone = new Api(started.service.url);
  for (const statement of SECOND_ORGANIZATION.statements) await database.query(statement);
  bossAccount = { email: `${unique('boss')}@example.com`, password: PASSWORD };
  boss = await newcomer(bossAccount.email);
  await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [boss.userId]);
});

beforeEach(() => {
  address = `${unique('someone')}@example.com`;
});

const register = (email: string, body: object = {}, call = {}) =>
  anyone.post<User>('/auth/register', { email, password: PASSWORD, ...body }, call);

const login = (email: string, body: object = {}, call = {}) =>
  anyone.post<TokenPair>('/auth/login', { email, password: PASSWORD, ...body }, call);

/** Somebody new of the other organisation. */
async function newcomer(email = address): Promise<Api> {
  const { body: user } = await register(email, ACME);
  const { body: tokens } = await login(email, ACME);
  return new Api(anyone.url, tokens.accessToken, user.id);
}

const organizationOf = async (id: number) =>
  (
    await database.query<{ id: number }>('SELECT organization_id AS id FROM users WHERE id = $1', [
      id,
    ])
  )[0]?.id;

describe('an account', () => {
  test('has its address to itself in its organisation, and a namesake in another one', async () => {
    const first = await register(address);
    const second = await register(address, ACME);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await organizationOf(first.body.id)).toBe(1);
    expect(await organizationOf(second.body.id)).toBe(SECOND_ORGANIZATION.id);
    for (const given of [{}, ACME])
      expectProblem(await register(address, given), 409, 'USER.EMAIL_TAKEN');
    for (const [given, { body }] of [
      [{}, first],
      [ACME, second],
    ] as const) {
      const { accessToken } = (await login(address, given)).body;
      expect((await new Api(anyone.url, accessToken).get('/users/me')).body).toEqual(body);
    }
  });

  test.each([
    ['the body', ACME, {}],
    ['the body in capitals', { organization: 'ACME' }, {}],
    ['the address that was called', {}, here],
    ['the body rather than the address', ACME, at('other.')],
  ])('is of the organisation that is named by %s', async (_, body, call) => {
    const { body: user } = await register(address, body, call);
    expect(await organizationOf(user.id)).toBe(SECOND_ORGANIZATION.id);
    expect((await login(address, body, call)).status).toBe(200);
    expectProblem(await login(address), 401, 'AUTH.INVALID_CREDENTIALS');
  });

  test.each([
    ['the domain itself', at('')],
    ['an address that is no organisation', at('console.')],
    ['another domain', { headers: { 'x-forwarded-host': 'acme.example.org' } }],
  ])('is of the default one at %s', async (_, call) => {
    const { body: user } = await register(address, {}, call);
    expect(await organizationOf(user.id)).toBe(1);
    expect((await login(address, { organization: 'default' })).status).toBe(200);
  });

  test.each([
    ['in the body', { organization: 'nobody' }, {}],
    ['in the body, which cannot be one', { organization: "' OR 1=1 --" }, {}],
    ['in the address', {}, at('nobody.')],
    ['in the address, which cannot be one', {}, at('a.b.')],
  ])('is not made in an unknown organisation %s, nor known there', async (_, body, call) => {
    expectProblem(await register(address, body, call), 404, 'ORGANIZATION.NOT_FOUND');
    await register(address);
    const unknown = expectProblem(
      await login(address, body, call),
      401,
      'AUTH.INVALID_CREDENTIALS',
    );
    const wrong = await login(address, { password: 'not it' });
    expect({ ...unknown, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });
});

describe('at the address of another organisation', () => {
  test('an access token is none', async () => {
    expectProblem(await admin.get('/users/me', here), 401, 'AUTH.UNAUTHENTICATED');
    expectProblem(await boss.get('/users/me', at('default.')), 401, 'AUTH.UNAUTHENTICATED');
    expectProblem(await boss.get('/users/me', at('nobody.')), 401, 'AUTH.UNAUTHENTICATED');
    for (const call of [here, at(''), at('www.'), {}]) {
      expect((await boss.get('/users/me', call)).status).toBe(200);
    }
  });

  test('a key is none', async () => {
    const { body } = await boss.post<NewKey>('/auth/api-keys', { name: 'x', role: 'system' });
    const machine = new Api(anyone.url, body.key);
    expectProblem(await machine.get('/users/me', at('default.')), 401, 'AUTH.UNAUTHENTICATED');
    expect((await machine.get('/users/me', here)).status).toBe(200);
  });

  test('a refresh token is none, and stays good at home', async () => {
    await register(address, ACME);
    const { refreshToken } = (await login(address, ACME)).body;
    const away = await anyone.post('/auth/refresh', { refreshToken }, at('default.'));
    expectProblem(away, 401, 'AUTH.INVALID_REFRESH_TOKEN');
    expect((await anyone.post('/auth/refresh', { refreshToken }, here)).status).toBe(200);
  });
});

describe('an organisation', () => {
  /** By SQL, which tells nobody: it counts when what is known of it is too old. */
  const become = (set: string) => database.query(`UPDATE organizations SET ${set} WHERE id = 2`);
  const refused = async (api: Api, code: string | null) => {
    const answer = async () => (await api.get('/users?limit=1')).body['code'] ?? null;
    await until(answer).toBe(code);
  };

  test.each([
    ['suspended', `status = 'suspended'`, `status = 'active'`],
    ['expired', `tier = 'trial', trial_ends_at = now()`, `tier = 'free', trial_ends_at = NULL`],
  ])('that is %s lets nobody in', async (standing, stop, start) => {
    const code = `ORGANIZATION.${standing.toUpperCase()}`;
    await register(address, ACME);
    const { refreshToken } = (await login(address, ACME)).body;
    await become(stop);
    await refused(boss, code);
    const { body: wrong } = await login(address, { ...ACME, password: 'not it' });
    expect(wrong).toMatchObject({ code: 'AUTH.INVALID_CREDENTIALS' });
    expectProblem(await login(address, ACME), 403, code);
    expectProblem(await anyone.post('/auth/refresh', { refreshToken }), 403, code);
    expectProblem(await register(`${unique()}@example.com`, ACME), 403, code);
    expect((await admin.get('/users/me')).status).toBe(200);
    await become(start);
    await refused(boss, null);
    expect((await anyone.post('/auth/refresh', { refreshToken })).status).toBe(200);
  });

  test('lets only its addresses in', async () => {
    await become(`ip_allow_list = '{192.0.2.0/24}'`);
    await refused(boss, 'ORGANIZATION.ADDRESS_REFUSED');
    const from = { headers: { 'x-forwarded-for': '192.0.2.7' } };
    expect((await boss.get('/users/me', from)).status).toBe(200);
    expectProblem(await login(bossAccount.email, ACME), 403, 'ORGANIZATION.ADDRESS_REFUSED');
    expect((await login(bossAccount.email, ACME, from)).status).toBe(200);
    await become(`ip_allow_list = '{}'`);
    await refused(boss, null);
  });

  test('lets only addresses of its domains register', async () => {
    await become(`allowed_email_domains = '{acme.example}'`);
    const code = async () => (await register(`${unique()}@example.com`, ACME)).body;
    await until(code).toMatchObject({
      code: 'ORGANIZATION.EMAIL_DOMAIN_REFUSED',
    });
    expect((await register(`${unique()}@ACME.example`, ACME)).status).toBe(201);
    expect((await login(bossAccount.email, ACME)).status).toBe(200);
    await become(`allowed_email_domains = '{}'`);
    await until(code).not.toHaveProperty('code');
  });

  test('asks its staff for a second factor, of which nothing but that is open to them', async () => {
    const customer = await newcomer();
    const { body } = await boss.post<NewKey>('/auth/api-keys', { name: 'x', role: 'system' });
    await become('require_mfa = true');
    await refused(boss, 'ORGANIZATION.SECOND_FACTOR_NEEDED');
    for (const api of [boss, customer]) expect((await api.get('/users/me')).status).toBe(200);
    for (const api of [customer, new Api(anyone.url, body.key)]) {
      expect((await api.get('/tickets')).status).toBe(200);
    }
    const { password } = bossAccount;
    const start = await boss.post<{ secret: string }>('/auth/second-factor', { password });
    const code = await new Authenticator(start.body.secret).code();
    expect((await boss.post('/auth/second-factor/confirm', { code })).status).toBe(200);
    await refused(boss, null);
    await become('require_mfa = false');
  });
});

describe('an admin', () => {
  test('lists the accounts, keys and events of the own organisation alone', async () => {
    const someone = await newcomer();
    const { body: key } = await boss.post<NewKey>('/auth/api-keys', { name: 'x', role: 'user' });
    for (const [api, isTheirs] of [
      [boss, true],
      [admin, false],
    ] as const) {
      const users = (await allOf<User>(api, '/users')).map(({ id }) => id);
      expect(users.includes(someone.userId!)).toBe(isTheirs);
      expect(users.includes(admin.userId!)).toBe(!isTheirs);
      const keys = (await allOf<ApiKey>(api, '/auth/api-keys')).map(({ id }) => id);
      expect(keys.includes(key.id)).toBe(isTheirs);
      const events = await allOf<AuditEvent>(api, '/audit-events?action=api_key.created');
      expect(events.some(({ subjectId }) => subjectId === String(key.id))).toBe(isTheirs);
      expect(events.every(({ actorId }) => (actorId === boss.userId) === isTheirs)).toBe(true);
    }
  });

  test('finds nothing of another one, and changes nothing there', async () => {
    const someone = await newcomer();
    const { body: key } = await boss.post<NewKey>('/auth/api-keys', { name: 'x', role: 'user' });
    const [event] = (await allOf<AuditEvent>(boss, '/audit-events')) as [AuditEvent];
    const user = `/users/${someone.userId}`;
    const before = (await boss.get(user)).body;
    const calls: [string, string, string, object?][] = [
      ['USER.NOT_FOUND', 'GET', user],
      ['USER.NOT_FOUND', 'PATCH', user, { disabled: true }],
      ['USER.NOT_FOUND', 'PATCH', `${user}/role`, { role: 'admin' }],
      ['USER.NOT_FOUND', 'DELETE', `${user}/second-factor`],
      ['USER.NOT_FOUND', 'DELETE', user],
      ['API_KEY.NOT_FOUND', 'GET', `/auth/api-keys/${key.id}`],
      ['API_KEY.NOT_FOUND', 'DELETE', `/auth/api-keys/${key.id}`],
      ['AUDIT.NOT_FOUND', 'GET', `/audit-events/${event.id}`],
    ];
    for (const [code, method, path, body] of calls) {
      expectProblem(await admin.call(method, path, { body }), 404, code);
    }
    expect((await boss.get(user)).body).toEqual(before);
    expect((await boss.get<ApiKey>(`/auth/api-keys/${key.id}`)).body.revokedAt).toBeNull();
  });

  test('is the last one of the own organisation, whoever there is elsewhere', async () => {
    const answer = await boss.patch(`/users/${boss.userId}/role`, { role: 'user' });
    expectProblem(answer, 409, 'USER.LAST_ADMIN');
  });

  test('learns of failed attempts to sign in at home; those at none are told to the default one', async () => {
    await register(address, ACME);
    const failures = async (api: Api) =>
      (await allOf<AuditEvent>(api, '/audit-events?action=auth.sign_in_failed')).length;
    const [theirs, ours] = [await failures(boss), await failures(admin)];
    await login(address, { ...ACME, password: 'not it' });
    expect([await failures(boss), await failures(admin)]).toEqual([theirs + 1, ours]);
    await login(address, { organization: 'nobody' });
    expect([await failures(boss), await failures(admin)]).toEqual([theirs + 1, ours + 1]);
  });
});
