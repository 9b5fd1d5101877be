import { beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import {
  allOf,
  anyone,
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { ApiKey, NewKey } from '../support/schemas.js';
import { until } from '../support/until.js';

const DAY_MS = 86_400_000;
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

async function aKey(role = 'user', fields: object = {}): Promise<NewKey & { api: Api }> {
  const given = { name: unique('key'), role, ...fields };
  const { status, body } = await admin.post<NewKey>('/auth/api-keys', given);
  expectThat(status, JSON.stringify(body)).toBe(201);
  return { ...body, api: new Api(admin.url, body.key, body.userId) };
}

const read = async (id: number) => (await admin.get<ApiKey>(`/auth/api-keys/${id}`)).body;

describe('a new key', () => {
  test('is shown once, with all that is known of it', async () => {
    const name = unique('key');
    const answer = await admin.post<NewKey>('/auth/api-keys', { name, role: 'agent' });
    const { key, ...shown } = answer.body;
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/auth/api-keys/${shown.id}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(key).toMatch(/^acs_[A-Za-z0-9_-]{49}$/);
    expect(shown).toEqual({
      id: expect.any(Number),
      name,
      role: 'agent',
      scopes: null,
      hint: key.slice(0, 10),
      userId: expect.any(Number),
      createdBy: admin.userId,
      createdAt: expect.stringMatching(TIME),
      expiresAt: expect.stringMatching(TIME),
      lastUsedAt: null,
      revokedBy: null,
      revokedAt: null,
    });
    expect(await read(shown.id)).toEqual(shown);
    const [listed] = (await admin.get<Page<ApiKey>>('/auth/api-keys?limit=1')).body.data;
    expect(Object.keys(listed!)).not.toContain('key');
  });

  test('lasts 90 days unless it is said', async () => {
    const { createdAt, expiresAt } = await aKey();
    const days = (Date.parse(expiresAt) - Date.parse(createdAt)) / DAY_MS;
    expect(days).toBeCloseTo(90, 2);
    const end = inDays(365);
    expect((await aKey('user', { expiresAt: end })).expiresAt).toBe(end);
  });

  test.each([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: null }],
    ['role', { role: 'boss' }],
    ['role', { role: undefined }],
    ['expiresAt', { expiresAt: '2020-01-01' }],
    ['expiresAt', { expiresAt: inDays(367) }],
    ['expiresAt', { expiresAt: 'tomorrow' }],
    ['expiresAt', { expiresAt: null }],
    ['userId', { userId: 1 }],
    ['expiresAt', { role: 'admin', expiresAt: inDays(91) }],
    ['scopes', { scopes: [] }],
    ['scopes', { scopes: ['tickets'] }],
    ['scopes', { scopes: ['admin', 'admin'] }],
    ['scopes', { scopes: 'admin' }],
    ['scopes', { scopes: null }],
    ['key', { key: 'acs_mine' }],
    ['createdBy', { createdBy: 1 }],
  ])('is refused for its %s in %j', async (path, fields) => {
    const given = { name: 'x', role: 'user', ...fields };
    expectInvalid(await admin.post('/auth/api-keys', given), path);
  });
});

describe('a key', () => {
  test('acts as an account of its own, which nobody can sign in with', async () => {
    const { api, userId } = await aKey('agent');
    const me = (await api.get('/users/me')).body;
    expect(me).toMatchObject({ id: userId, role: 'agent', kind: 'machine' });
    expect((await admin.get(`/users/${userId}`)).body).toEqual(me);
    for (const password of ['', 'a password for the tests']) {
      const answer = await anyone().post('/auth/login', { email: me['email'], password });
      expectProblem(answer, 401, 'AUTH.INVALID_CREDENTIALS');
    }
  });

  test('opens tickets of its own and sees no others', async () => {
    const { api, userId } = await aKey();
    const ticket = await aTicket().by(api).escalated();
    expect(ticket.requesterId).toBe(userId);
    expect((await allOf<Ticket>(api, '/tickets')).map(({ id }) => id)).toEqual([ticket.id]);
    const theirs = await aTicket()
      .by(await admin.newUser())
      .escalated();
    expectProblem(await api.get(`/tickets/${theirs.id}`), 404, 'TICKET.NOT_FOUND');
  });

  test('may what its role may', async () => {
    const [user, agent, boss] = [await aKey(), await aKey('agent'), await aKey('admin')];
    expectProblem(await user.api.get('/feedback'), 403, 'AUTH.FORBIDDEN');
    expect((await agent.api.get('/feedback')).status).toBe(200);
    expectProblem(await agent.api.get('/triage/policy'), 403, 'AUTH.FORBIDDEN');
    expect((await boss.api.get('/triage/policy')).status).toBe(200);
    for (const role of ['agent', 'system']) {
      await admin.patch(`/users/${user.userId}/role`, { role });
      expect((await user.api.get('/feedback')).status).toBe(200);
      expectProblem(await user.api.get('/triage/policy'), 403, 'AUTH.FORBIDDEN');
      expect(await read(user.id)).toMatchObject({ role });
    }
  });

  test('of an admin decides nothing that is for people', async () => {
    const { api, id, userId } = await aKey('admin');
    const change = { currentPassword: 'x', newPassword: 'a password for the tests' };
    for (const answer of await Promise.all([
      api.post('/auth/api-keys', { name: 'x', role: 'admin' }),
      api.delete(`/auth/api-keys/${id}`),
      api.post('/auth/password', change),
      api.patch(`/users/${userId}/role`, { role: 'admin' }),
      api.delete(`/users/${NO_ID}`),
    ])) {
      const { detail } = expectProblem(answer, 403, 'AUTH.ACCOUNT_KIND');
      expect(detail).toMatch(/people/);
    }
    expect((await api.get(`/auth/api-keys/${id}`)).status).toBe(200);
  });

  test('shows when it was used last', async () => {
    const { api, id, createdAt } = await aKey();
    await api.get('/users/me');
    const lastUse = async () => (await read(id)).lastUsedAt;
    await until(lastUse, { every: 200 }).toMatch(TIME);
    expect(Date.parse((await lastUse())!)).toBeGreaterThanOrEqual(Date.parse(createdAt));
  });

  test('that is not quite one is none', async () => {
    const { key } = await aKey();
    const last = key.endsWith('A') ? 'Q' : 'A';
    const wrong = ['acs_', 'acs_x', key.slice(0, -1), `${key}A`, key.slice(0, -1) + last];
    const withWrongHash = `acs_${'A'.repeat(49)}`;
    for (const text of [...wrong, withWrongHash]) {
      const answer = await new Api(admin.url, text).get('/users/me');
      expectProblem(answer, 401, 'AUTH.INVALID_API_KEY');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });
});

describe('the end of a key', () => {
  test('comes with its revocation, at once and once', async () => {
    const { api, id } = await aKey();
    expect((await api.get('/users/me')).status).toBe(200);
    expect((await admin.delete(`/auth/api-keys/${id}`)).status).toBe(204);
    const { detail } = expectProblem(await api.get('/users/me'), 401, 'AUTH.INVALID_API_KEY');
    expect(detail).toMatch(/revoked/);
    const ended = await read(id);
    expect(ended).toMatchObject({
      revokedBy: admin.userId,
      revokedAt: expect.stringMatching(TIME),
    });
    const second = await admin.newStaff('admin');
    expect((await second.delete(`/auth/api-keys/${id}`)).status).toBe(204);
    expect(await read(id)).toEqual(ended);
    const listed = await allOf<ApiKey>(admin, '/auth/api-keys');
    expect(listed.find((it) => it.id === id)).toEqual(ended);
  });

  test('comes with its expiry', async () => {
    const { api } = await aKey('user', { expiresAt: new Date(Date.now() + 10_000).toISOString() });
    expect((await api.get('/users/me')).status).toBe(200);
    const isOver = async () => (await api.get('/users/me')).body['detail'];
    await until(isOver, { every: 200 }).toMatch(/expired/);
    expectProblem(await api.get('/users/me'), 401, 'AUTH.INVALID_API_KEY');
  });

  test('comes with that of its account', async () => {
    const { api, id, userId } = await aKey('agent');
    const ticket = await aTicket().by(api).escalated();
    expect((await admin.delete(`/users/${userId}`)).status).toBe(204);
    expectProblem(await api.get('/users/me'), 401, 'AUTH.INVALID_API_KEY');
    expect(await read(id)).toMatchObject({
      revokedBy: null,
      revokedAt: expect.stringMatching(TIME),
      role: 'user',
    });
    expect((await admin.get(`/tickets/${ticket.id}`)).body).toMatchObject({ requesterId: userId });
  });

  test('of a key that does not exist is not found', async () => {
    expectProblem(await admin.get(`/auth/api-keys/${NO_ID}`), 404, 'API_KEY.NOT_FOUND');
    expectProblem(await admin.delete(`/auth/api-keys/${NO_ID}`), 404, 'API_KEY.NOT_FOUND');
  });
});

test('the list goes from the newest key to the oldest, page by page', async () => {
  await aKey();
  await aKey();
  const first = await admin.get<Page<ApiKey>>('/auth/api-keys?limit=1');
  const cursor = String(first.body.meta.nextCursor);
  const second = await admin.get<Page<ApiKey>>(`/auth/api-keys?limit=1&cursor=${cursor}`);
  expect(second.body.data[0]!.id).toBeLessThan(first.body.data[0]!.id);
  for (const query of ['limit=0', 'cursor=x', 'role=user']) {
    expectInvalid(await admin.get(`/auth/api-keys?${query}`), query.split('=')[0]!);
  }
});
