import { beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import {
  anyone,
  aTicket,
  expectInvalid,
  expectProblem,
  MESSAGES,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { ApiKey, NewKey } from '../support/schemas.js';

const DAY_MS = 86_400_000;

let admin: Api;

beforeAll(async () => {
  admin = await theAdmin();
});

async function aKey(role: string, fields: object = {}, by = admin): Promise<NewKey & { api: Api }> {
  const { status, body } = await by.post<NewKey>('/auth/api-keys', {
    name: unique('key'),
    role,
    ...fields,
  });
  expectThat(status, JSON.stringify(body)).toBe(201);
  return { ...body, api: new Api(admin.url, body.key, body.userId) };
}

const anAddress = (): string => `${unique('customer')}@example.com`;
const daysLeft = async (id: number) => {
  const { body } = await admin.get<ApiKey>(`/auth/api-keys/${id}`);
  return (Date.parse(body.expiresAt) - Date.now()) / DAY_MS;
};

describe('X-API-Key', () => {
  test('carries a key, and nothing else', async () => {
    const { key, userId } = await aKey('user');
    const send = (headers: Record<string, string>) => anyone().get('/users/me', { headers });
    expect((await send({ 'x-api-key': key })).body).toMatchObject({ id: userId, kind: 'machine' });
    for (const other of [admin.token!, `Bearer ${key}`, 'x', '']) {
      expectProblem(await send({ 'x-api-key': other }), 401, 'AUTH.UNAUTHENTICATED');
    }
    expectProblem(await send({ 'x-api-key': 'acs_x' }), 401, 'AUTH.INVALID_API_KEY');
  });

  test('says nothing beside Authorization', async () => {
    const { key } = await aKey('user');
    const me = await admin.get('/users/me', { headers: { 'x-api-key': key } });
    expect(me.body['id']).toBe(admin.userId);
    const wrong = { authorization: 'Basic eDp5', 'x-api-key': key };
    expect((await anyone().get('/users/me', { headers: wrong })).status).toBe(401);
  });
});

describe('the scopes of a key', () => {
  test('are shown, and let it do no more than they say', async () => {
    const { api, id } = await aKey('admin', { scopes: ['tickets:write', 'triage:read'] });
    const { scopes } = (await admin.get<ApiKey>(`/auth/api-keys/${id}`)).body;
    expect(scopes).toEqual(['tickets:write', 'triage:read']);
    await aTicket().by(api).escalated();
    expect((await api.get('/users/me')).status).toBe(200);
    expect((await api.get('/triage/policy')).status).toBe(200);
    expect((await api.post('/triage/preview', { message: 'hello' })).status).toBe(200);
    for (const answer of await Promise.all([
      api.get('/tickets'),
      api.get('/feedback'),
      api.get('/reports/outcomes'),
      api.post('/triage/background', { text: unique() }),
      api.put('/triage/policy', {}),
      api.get('/users'),
      api.get('/organization'),
      api.get('/audit-events'),
    ])) {
      const { detail } = expectProblem(answer, 403, 'AUTH.SCOPE');
      expect(detail).toMatch(/lacks the scope/);
    }
  });

  test('give no role that it does not have', async () => {
    const { api } = await aKey('user', { scopes: ['admin'] });
    expectProblem(await api.get('/users'), 403, 'AUTH.FORBIDDEN');
    expect((await api.get('/tickets')).status).toBe(200);
    const boss = await aKey('admin', { scopes: ['admin'] });
    expect((await boss.api.get('/users')).status).toBe(200);
    expectInvalid(await boss.api.put('/triage/policy', {}), 'mode');
  });
});

describe('a ticket on behalf of a customer', () => {
  const open = (api: Api, onBehalfOf: string, message = MESSAGES.unknown) =>
    api.post<Ticket>('/tickets', { message, onBehalfOf });

  test('is theirs, whose account is made once', async () => {
    const bridge = await aKey('user', { scopes: ['tickets:write', 'tickets:on_behalf'] });
    const email = anAddress();
    const [first, second] = [
      await open(bridge.api, email.toUpperCase()),
      await open(bridge.api, email),
    ];
    expect(first.status).toBe(201);
    const { requesterId } = first.body;
    expect(second.body.requesterId).toBe(requesterId);
    expect((await admin.get(`/users/${requesterId}`)).body).toMatchObject({
      email,
      role: 'user',
      kind: 'person',
    });
    const log = async (query: string) =>
      (await admin.get<{ data: object[] }>(`/audit-events?${query}`)).body.data;
    expect(await log(`subjectType=ticket&subjectId=${first.body.id}`)).toMatchObject([
      { action: 'ticket.opened_on_behalf', actorId: bridge.userId, after: { requesterId } },
    ]);
    expect(await log(`subjectType=user&subjectId=${requesterId}`)).toMatchObject([
      { action: 'user.created', actorId: bridge.userId },
    ]);
  });

  test('that comes at once with others makes one account, and comes once with its key', async () => {
    const { api } = await aKey('agent', { scopes: ['tickets:write', 'tickets:on_behalf'] });
    const email = anAddress();
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(api, email)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.requesterId)).size).toBe(1);
    const body = { message: MESSAGES.unknown, onBehalfOf: anAddress() };
    const headers = { 'idempotency-key': unique() };
    const [once, again] = [
      await api.post<Ticket>('/tickets', body, { headers }),
      await api.post<Ticket>('/tickets', body, { headers }),
    ];
    expect(again.body).toEqual(once.body);
  });

  test('is seen by the customer who is there already, and opened by staff too', async () => {
    const customer = await anyone().newUser();
    const { email } = (await customer.get('/users/me')).body;
    const agent = await admin.newStaff('agent');
    const { status, body } = await open(agent, String(email));
    expect({ status, requesterId: body.requesterId }).toEqual({
      status: 201,
      requesterId: customer.userId,
    });
    expect((await customer.get(`/tickets/${body.id}`)).status).toBe(200);
  });

  test('needs staff, or a key that was made for it', async () => {
    const refused = [
      await anyone().newUser(),
      (await aKey('agent')).api,
      (await aKey('agent', { scopes: ['tickets:write'] })).api,
      (await aKey('admin', { scopes: ['admin'] })).api,
    ];
    for (const api of refused) {
      const email = anAddress();
      expectProblem(await open(api, email), 403, 'AUTH.ON_BEHALF_REFUSED');
      expect((await anyone().post('/auth/register', { email, password: unique() })).status).toBe(
        201,
      );
    }
  });

  test('is never of staff, of a machine, or of who is shut out', async () => {
    const { api, userId } = await aKey('admin', { scopes: ['admin', 'tickets:on_behalf'] });
    const addressOf = async (id?: number) =>
      String((await admin.get(`/users/${id}`)).body['email']);
    const agent = await admin.newStaff('agent');
    for (const email of [await addressOf(agent.userId), await addressOf(admin.userId)]) {
      expectProblem(await open(api, email), 409, 'AUTH.NOT_A_CUSTOMER');
    }
    const machine = await aKey('user');
    expectProblem(await open(api, await addressOf(machine.userId)), 409, 'AUTH.NOT_A_CUSTOMER');
    expectProblem(await open(api, await addressOf(userId)), 409, 'AUTH.NOT_A_CUSTOMER');
    const customer = await anyone().newUser();
    await admin.patch(`/users/${customer.userId}`, { disabled: true });
    const email = await addressOf(customer.userId);
    expectProblem(await open(api, email), 409, 'AUTH.CUSTOMER_DISABLED');
  });

  test.each(['', 'nobody', 7, null, 'x@example.com\u0000'])('is refused for %j', async (wrong) => {
    const body = { message: 'hello', onBehalfOf: wrong };
    expectInvalid(await admin.post('/tickets', body), 'onBehalfOf');
  });
});

describe('the keys that somebody made', () => {
  const isAlive = async (api: Api) => (await api.get('/users/me')).status === 200;

  test('end when they are shut out, deleted or lowered, and nobody else’s do', async () => {
    const bystander = await aKey('user');
    const ways: readonly ((userId: number) => Promise<{ status: number }>)[] = [
      (id) => admin.patch(`/users/${id}`, { disabled: true }),
      (id) => admin.patch(`/users/${id}/role`, { role: 'agent' }),
      (id) => admin.delete(`/users/${id}`),
    ];
    for (const way of ways) {
      const maker = await admin.newStaff('admin');
      const key = await aKey('admin', {}, maker);
      expect(await isAlive(key.api)).toBe(true);
      expect((await way(maker.userId!)).status).toBeLessThan(300);
      const { detail } = expectProblem(await key.api.get('/users/me'), 401, 'AUTH.INVALID_API_KEY');
      expect(detail).toMatch(/revoked/);
      const ended = (await admin.get<ApiKey>(`/auth/api-keys/${key.id}`)).body;
      expect(ended.revokedBy).toBe(admin.userId);
    }
    expect(await isAlive(bystander.api)).toBe(true);
  });

  test('end when they change their password, and not when they sign out everywhere', async () => {
    const maker = await admin.newStaff('admin');
    const key = await aKey('user', {}, maker);
    const { email } = (await maker.get('/users/me')).body;
    expect((await maker.post('/auth/logout-everywhere')).status).toBe(204);
    expect(await isAlive(key.api)).toBe(true);
    const again = await anyone().as(String(email), 'a password for the tests');
    const newPassword = unique('a new password for the tests');
    const change = { currentPassword: 'a password for the tests', newPassword };
    expect((await again.post('/auth/password', change)).status).toBe(204);
    expect(await isAlive(key.api)).toBe(false);
  });

  test('last 90 days at most once they are an admin’s', async () => {
    const expiresAt = new Date(Date.now() + 365 * DAY_MS).toISOString();
    const { id, userId } = await aKey('user', { expiresAt });
    expect(await daysLeft(id)).toBeGreaterThan(364);
    await admin.patch(`/users/${userId}/role`, { role: 'agent' });
    expect(await daysLeft(id)).toBeGreaterThan(364);
    await admin.patch(`/users/${userId}/role`, { role: 'admin' });
    expect(await daysLeft(id)).toBeCloseTo(90, 1);
  });
});
