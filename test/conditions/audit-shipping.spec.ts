import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import { unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import type { AuditEvent } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

let database: TestDatabase;
let folder: string;
let file: string;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  file = join(folder, 'audit.ndjson');
  service = await startService({ DATABASE_URL: database.url, AUDIT_LOG: file });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
  await database.drop();
});

const shipped = async (path = file): Promise<Record<string, unknown>[]> =>
  (await readFile(path, 'utf8').catch(() => ''))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const logged = async (filter: string): Promise<AuditEvent[]> =>
  (await admin.get<{ data: AuditEvent[] }>(`/audit-events?${filter}`)).body.data;

test('every entry is written as a line of JSON, whoever made it, and none is lost', async () => {
  await admin.patch('/organization', { description: unique() });
  await database.query(`INSERT INTO audit_events (action) VALUES ('by.hand')`);
  const all = await database.query<{ id: number }>('SELECT id FROM audit_events ORDER BY id');
  const last = all.at(-1)!.id;
  await until(async () => (await shipped()).map(({ id }) => id)).toContain(last);
  const lines = await shipped();
  const [entry] = await logged('action=organization.changed');
  expect(lines).toContainEqual({ log: 'audit', organizationId: 1, ...entry });
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  // A folder in its place, as good as a full disk: it waits, and goes on with what was not written.
  await rename(file, `${file}.1`);
  await service.stop();
  await database.query(`INSERT INTO audit_events (action) VALUES ('while.away')`);
  service = await startService({ DATABASE_URL: database.url, AUDIT_LOG: file });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  await until(async () => (await shipped()).map(({ action }) => action)).toContain('while.away');
  const ids = [...(await shipped(`${file}.1`)), ...(await shipped())].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a sign-in that fails at the second factor, refreshes and sign-outs are written down', async () => {
  const email = `${unique('ada')}@example.com`;
  const anyone = new Api(service.url);
  await anyone.post('/auth/register', { email, password: PASSWORD });
  const me = await anyone.as(email, PASSWORD);
  const { body } = await me.post<{ secret: string }>('/auth/second-factor', { password: PASSWORD });
  const app = new Authenticator(body.secret);
  await me.post('/auth/second-factor/confirm', { code: await app.code(-1) });
  const wrong = { email, password: PASSWORD, code: '000000' };
  expect((await anyone.post('/auth/login', wrong)).status).toBe(401);
  const right = { ...wrong, code: await app.code() };
  const signedIn = await anyone.post<{ refreshToken: string }>('/auth/login', right);
  let { refreshToken } = signedIn.body;
  for (let times = 0; times < 3; times++) {
    const again = await anyone.post<{ refreshToken: string }>('/auth/refresh', { refreshToken });
    ({ refreshToken } = again.body);
  }
  expect((await anyone.post('/auth/logout', { refreshToken })).status).toBe(204);
  const of = await logged(`action=auth.*&subjectType=user&subjectId=${me.userId}`);
  expect(
    of
      .map(({ action }) => action)
      .reverse()
      .slice(-4),
  ).toEqual(['auth.sign_in_failed', 'auth.signed_in', 'auth.session_refreshed', 'auth.signed_out']);
  expect(of[3]).toMatchObject({ after: { code: 'AUTH.INVALID_CODE' } });
  expect(of[0]).toMatchObject({ actorId: me.userId, address: '127.0.0.1' });
});

test('which tickets of others the staff reads is written down where it is wanted', async () => {
  const customer = await admin.newUser();
  const { body } = await customer.post('/tickets', { message: 'I was charged twice' });
  const path = `/tickets/${Number(body['id'])}`;
  const own = await admin.post('/tickets', { message: 'I was charged twice' });
  const about = `subjectType=ticket&subjectId=${Number(body['id'])}`;
  await admin.get(path);
  expect(await logged(about)).toEqual([]);

  await admin.patch('/organization', { auditReading: true });
  await customer.get(path);
  await admin.get(`/tickets/${Number(own.body['id'])}`);
  expect(await logged('action=ticket.read')).toEqual([]);
  await admin.get(path);
  await admin.get(`${path}/decision`);
  const read = { action: 'ticket.read', actorId: admin.userId, after: null };
  expect(await logged(about)).toMatchObject([read, read]);
  const other = await customer.post('/tickets', { message: 'I was charged twice' });
  await admin.get(`/tickets?requesterId=${customer.userId}`);
  expect((await logged('action=ticket.listed'))[0]).toMatchObject({
    after: { tickets: [other.body['id'], body['id']] },
  });
});
