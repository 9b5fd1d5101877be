import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Limits } from '../../src/identity/organizations/index.js';
import type { UsageView } from '../../src/identity/organizations/limits/usage.dto.js';
import type { OrganizationView } from '../../src/identity/organizations/organization.dto.js';
import { type Answer, Api, PASSWORD } from '../support/api.js';
import { allOf, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import type { AuditEvent } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

/** Instances tell each other within two seconds, and settle every five. */
const SOON = { every: 100 };
const OWN = '/organizations/1';
const REFUSED = { status: 403, code: 'ORGANIZATION.LIMIT_EXCEEDED' };

let database: TestDatabase;
let services: Service[];
/** The same admin on each of two instances. */
let admins: Api[];
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  const environment = {
    DATABASE_URL: database.url,
    SECRET_KEY: 'the same key on every instance of the service',
  };
  services = [await startService(environment), await startService(environment)];
  admin = await new Api(services[0]!.url).as(ADMIN.email, ADMIN.password);
  admins = [admin, new Api(services[1]!.url, admin.token, admin.userId)];
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

beforeEach(async () => {
  await until(settled, SOON).toBe(true);
  await database.query('DELETE FROM organization_usage');
});

const begin = (place: number, headers = {}): Promise<Answer> =>
  admins[place % admins.length]!.post('/tickets', { message: 'I was charged twice' }, { headers });

const usage = async (): Promise<UsageView> =>
  (await admin.get<UsageView>('/organization/usage')).body;

const count = async (): Promise<number> => (await usage()).conversationsPerMonth.used;

/** Whether the instances have counted all that was begun. */
async function settled(): Promise<boolean> {
  const [row] = await database.query<{ stored: number }>(
    'SELECT count(*)::int AS stored FROM tickets',
  );
  const is = (await count()) === row!.stored - forgotten;
  if (is) forgotten = row!.stored;
  return is;
}

/** Tickets of the tests before. */
let forgotten = 0;

/** Sets limits of the organisation, and waits until every instance knows of them. */
async function limit(limits: Partial<Limits>): Promise<void> {
  expect((await admin.patch<OrganizationView>(OWN, { limits })).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
}

function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const key = status === 201 ? 'begun' : `${status} ${String(body['code'])}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const notices = async (name: string): Promise<AuditEvent[]> =>
  (await allOf<AuditEvent>(admin, '/audit-events?action=organization.limit_near')).filter(
    ({ after }) => (after as { name: string }).name === name,
  );

test('200 who come at once where 3 are left begin 3', async () => {
  await limit({ conversationsPerMonth: 3 });
  const answers = await Promise.all(
    // Those with a key begin theirs in a transaction of their own.
    Array.from({ length: 200 }, (_, place) =>
      begin(place, place % 4 < 2 ? {} : { 'idempotency-key': unique() }),
    ),
  );
  expect(tally(answers)).toEqual({ begun: 3, '403 ORGANIZATION.LIMIT_EXCEEDED': 197 });
  const { month, renewsAt, conversationsPerMonth } = await usage();
  expect(conversationsPerMonth).toEqual({ used: 3, limit: 3 });
  expect((await begin(0)).body).toMatchObject({ ...REFUSED, limit: 3, used: 3, renewsAt });
  const next = new Date(`${month}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  expect(renewsAt).toBe(next.toISOString());
});

test('what one instance keeps ready and does not need, the other one gets in the end', async () => {
  await limit({ conversationsPerMonth: 160 });
  expect((await begin(0)).status).toBe(201);
  expect(await count()).toBe(10);
  const begun = async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => begin(1)));
    return answers.filter(({ status }) => status === 201).length;
  };
  let sum = 1;
  await until(async () => (sum += await begun()), { every: 500 }).toBe(160);
  expect(await begun()).toBe(0);
});

test('what was begun just before there was a limit counts, with a key and without', async () => {
  for (const headers of [{}, { 'idempotency-key': unique() }]) {
    await limit({ conversationsPerMonth: null });
    await until(settled, SOON).toBe(true);
    await database.query('DELETE FROM organization_usage');
    for (let i = 0; i < 3; i++) expect((await begin(0)).status).toBe(201);
    await limit({ conversationsPerMonth: 3 });
    expect((await begin(0, headers)).body).toMatchObject(REFUSED);
  }
});

test('what is kept ready does not count under a lower limit', async () => {
  await limit({ conversationsPerMonth: 1_000 });
  expect((await begin(0)).status).toBe(201);
  expect(await count()).toBe(50);
  await limit({ conversationsPerMonth: 1 });
  expect((await begin(0)).body).toMatchObject({ ...REFUSED, limit: 1 });
  await limit({ conversationsPerMonth: 2 });
  expect((await begin(0)).status).toBe(201);
  expect((await begin(0)).body).toMatchObject({ ...REFUSED, limit: 2 });
});

test('admins are told once that a limit is near', async () => {
  const before = (await notices('conversationsPerMonth')).length;
  await limit({ conversationsPerMonth: 10 });
  for (let place = 0; place < 7; place++) expect((await begin(place)).status).toBe(201);
  expect(await notices('conversationsPerMonth')).toHaveLength(before);
  for (let place = 0; place < 3; place++) expect((await begin(place)).status).toBe(201);
  expect((await begin(0)).status).toBe(403);
  const after = await notices('conversationsPerMonth');
  expect(after).toHaveLength(before + 1);
  expect(after[0]).toMatchObject({ after: { limit: 10, used: 8 }, actorId: null });
});

test('without a limit they are counted, those that were refused are not', async () => {
  await limit({ conversationsPerMonth: null });
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, (_, place) => begin(place)),
    begin(0, { 'idempotency-key': unique() }),
    admin.post('/tickets', { message: '' }),
  ]);
  expect(tally(answers)).toEqual({ begun: 6, '400 REQUEST.INVALID': 1 });
  await until(count, SOON).toBe(6);
});

test('what an instance has begun is counted when it stops', async () => {
  const [, second] = services;
  expect((await begin(1)).status).toBe(201);
  await second!.stop();
  expect(await count()).toBe(1);
  services[1] = await startService({
    DATABASE_URL: database.url,
    SECRET_KEY: 'the same key on every instance of the service',
  });
  admins[1] = new Api(services[1].url, admin.token, admin.userId);
});

test('accounts are counted, and admins told before there is no room', async () => {
  const { used } = (await usage()).users;
  await limit({ users: used + 2 });
  const register = () =>
    admin.post('/auth/register', { email: `${unique()}@example.com`, password: PASSWORD });
  expect((await register()).status).toBe(201);
  expect((await usage()).users).toEqual({ used: used + 1, limit: used + 2 });
  expect((await register()).status).toBe(201);
  expect((await register()).body).toMatchObject(REFUSED);
  expect(await notices('users')).toHaveLength(1);
  await limit({ users: null });
});

test('storage is measured, and beyond its limit nothing comes in', async () => {
  const measure = () =>
    database.query(
      `INSERT INTO pgboss.job (name, data)
       VALUES ('storage-measurement', '{"organizationId": 1, "payload": {}}')`,
    );
  const storage = async () => (await usage()).storageBytes.used;
  await measure();
  await until(storage, SOON).not.toBe(0);
  const before = await storage();
  await database.query(
    `UPDATE tickets SET message = (SELECT string_agg(md5(i::text), '') FROM generate_series(1, 200) AS i)`,
  );
  const [{ stored }] = (await database.query<{ stored: number }>(
    'SELECT count(*)::int AS stored FROM tickets',
  )) as [{ stored: number }];
  await measure();
  // At least half: what is stored is compressed.
  await until(async () => (await storage()) - before > stored * 3_200, SOON).toBe(true);

  await limit({ storageBytes: 1_000 });
  expect((await begin(0)).body).toMatchObject({
    ...REFUSED,
    limit: 1_000,
    used: await storage(),
    renewsAt: null,
  });
  await measure();
  await until(async () => (await notices('storageBytes')).length, SOON).toBe(1);
  await limit({ storageBytes: null });
  expect((await begin(0)).status).toBe(201);
});
