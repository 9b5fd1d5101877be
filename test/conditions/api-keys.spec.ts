import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.js';
import type { NewKey } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const SOON = { every: 100 };

let database: TestDatabase;
let proxy: FaultyProxy;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  proxy = await startFaultyProxy(database.url);
  service = await startService({ DATABASE_URL: proxy.url });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await proxy.close();
  await database.drop();
});

async function aKey(role = 'user'): Promise<NewKey & { api: Api }> {
  const { status, body } = await admin.post<NewKey>('/auth/api-keys', { name: 'x', role });
  expectThat(status, JSON.stringify(body)).toBe(201);
  return { ...body, api: new Api(service.url, body.key, body.userId) };
}

async function lastUse(id: number): Promise<Date | null> {
  const [row] = await database.query<{ at: Date | null }>(
    'SELECT last_used_at AS at FROM api_keys WHERE id = $1',
    [id],
  );
  return row!.at;
}

test('a key is stored only as a hash', async () => {
  const { id, key } = await aKey();
  const [row] = await database.query<{ text: string }>(
    `SELECT api_keys::text || users::text || coalesce(string_agg(audit_events::text, ''), '') AS text
     FROM api_keys JOIN users ON users.id = user_id LEFT JOIN audit_events ON true
     WHERE api_keys.id = $1 GROUP BY api_keys.*, users.*`,
    [id],
  );
  expect(row!.text).toContain(key.slice(0, 10));
  expect(row!.text).not.toContain(key.slice(0, 11));
  expect(service.output()).not.toContain(key.slice(0, 11));
});

test('who made and ended a key is written down', async () => {
  const { id, userId } = await aKey('agent');
  await admin.delete(`/auth/api-keys/${id}`);
  await admin.delete(`/auth/api-keys/${id}`);
  const events = await database.query(
    `SELECT action, actor_id, before, after, address FROM audit_events
     WHERE subject_type = 'api_key' AND subject_id = $1 ORDER BY id`,
    [String(id)],
  );
  const by = { actor_id: admin.userId, address: '127.0.0.1' };
  expect(events).toMatchObject([
    { action: 'api_key.created', ...by, after: { name: 'x', role: 'agent', userId } },
    { action: 'api_key.revoked', ...by, before: { name: 'x', userId } },
  ]);
});

test('the use of a key is written when the database is there again', async () => {
  const { id, api } = await aKey();
  const blocker = await aKey();
  // The table is there to read, but takes no changes for a while.
  await database.query('ALTER TABLE api_keys RENAME COLUMN last_used_at TO away');
  try {
    expect((await api.get('/users/me')).status).toBe(200);
    expect((await blocker.api.get('/users/me')).status).toBe(200);
    await until(service.output, SOON).toContain('cannot note the use of API keys');
    proxy.cut();
    await until(async () => (await api.get('/users/me')).status, SOON).toBe(503);
  } finally {
    await database.query('ALTER TABLE api_keys RENAME COLUMN away TO last_used_at');
    proxy.mend();
  }
  await until(() => lastUse(id), SOON).not.toBeNull();
  await until(() => lastUse(blocker.id), SOON).not.toBeNull();
  expect(service.output().match(/cannot note the use of API keys/g)).toHaveLength(1);
});

test('a key of an admin does not count as the last admin, and goes without one more', async () => {
  const { userId } = await aKey('admin');
  const refused = await admin.patch(`/users/${admin.userId}/role`, { role: 'user' });
  expect(refused.body).toMatchObject({ status: 409, code: 'USER.LAST_ADMIN' });
  expect((await admin.patch(`/users/${userId}/role`, { role: 'user' })).status).toBe(200);
  expect((await admin.delete(`/users/${userId}`)).status).toBe(204);
});

test('a key whose account is disabled says so', async () => {
  const { api, userId } = await aKey();
  await database.query('UPDATE users SET disabled_at = now() WHERE id = $1', [userId]);
  expect((await api.get('/users/me')).body).toMatchObject({
    status: 401,
    code: 'AUTH.INVALID_API_KEY',
    detail: expect.stringMatching(/disabled/),
  });
  await database.query('UPDATE users SET disabled_at = NULL WHERE id = $1', [userId]);
  expect((await api.get('/users/me')).status).toBe(200);
});

test('the use of a key is written in the end, also one a moment before the service stops', async () => {
  const { id, api } = await aKey();
  expect((await api.get('/users/me')).status).toBe(200);
  await until(() => lastUse(id), SOON).not.toBeNull();
  const first = await lastUse(id);
  expect((await api.get('/users/me')).status).toBe(200);
  await service.stop();
  expect((await lastUse(id))!.getTime()).toBeGreaterThan(first!.getTime());
});
