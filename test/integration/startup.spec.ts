import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { ADMIN, launch, startService } from '../support/service.js';

const INTENTS = 38;

interface Contents {
  admins: number;
  users: number;
  intents: number;
  examples: number;
  policies: number;
  active: number;
  models: number;
  newest: number;
}

async function contents(database: TestDatabase): Promise<Contents> {
  const [row] = await database.query<Contents>(`SELECT
    (SELECT count(*)::int FROM users WHERE role = 'admin') AS admins,
    (SELECT count(*)::int FROM users) AS users,
    (SELECT count(*)::int FROM intents) AS intents,
    (SELECT count(*)::int FROM examples) AS examples,
    (SELECT count(*)::int FROM policies) AS policies,
    (SELECT count(*)::int FROM models WHERE status = 'active') AS active,
    (SELECT count(*)::int FROM models) AS models,
    (SELECT max(id) FROM examples) AS newest`);
  return row!;
}

const WHOLE = { admins: 1, users: 1, intents: INTENTS, policies: 1, active: 1, models: 1 };

describe('a service', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(inject('databaseServerUrl'));
  });
  afterAll(() => database.drop());

  test('gives a fresh database an admin, a taxonomy, a policy and a model', async () => {
    const service = await startService({ DATABASE_URL: database.url });
    try {
      expect(await contents(database)).toMatchObject(WHOLE);
      expect(service.output()).toMatch(/\b[1-9]\d? %/);
      expect(service.output()).toMatch(/cross-validation \d\d\.\d %/);
      const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
      const policy = await admin.get('/triage/policy');
      expect(policy.body).toMatchObject({ version: 1, mode: 'live', threshold: 0.75 });
      const { body } = await admin.post('/triage/preview', { message: 'I was charged twice' });
      expect(body).toMatchObject({ intent: 'charged_twice', familiar: true });
    } finally {
      expect(await service.stop()).toBe(0);
    }
  });

  test('adds nothing at its second start, not even what an admin removed', async () => {
    await database.query(`DELETE FROM intents WHERE name = 'gift_card'`);
    const before = await contents(database);
    const service = await startService({ DATABASE_URL: database.url });
    try {
      expect(await contents(database)).toEqual(before);
      expect(service.output()).not.toMatch(/training|migrated|starter/i);
      const ready = await new Api(service.url).get('//health/ready');
      expect(ready.body).toMatchObject({ status: 'ok' });
    } finally {
      await service.stop();
    }
  });

  test('classifies even if it was cut off between training and activating its model', async () => {
    await database.query(`UPDATE models SET status = 'ready'`);
    const service = await startService({ DATABASE_URL: database.url });
    try {
      const ready = await new Api(service.url).get('//health/ready');
      expect(ready.body).toEqual({
        status: 'ok',
        components: {
          database: 'up',
          classifier: 'up',
          encoder: 'off',
          drift: 'unknown',
          redis: 'off',
        },
      });
    } finally {
      await service.stop();
    }
  });
});

test('three instances that start at once on one empty database share the work', async () => {
  const database = await createTestDatabase(inject('databaseServerUrl'));
  // The smallest pool: a start that needs more connections than it has would never end.
  const environment = { DATABASE_URL: database.url, DATABASE_POOL_SIZE: '2' };
  const services = await Promise.all([1, 2, 3].map(() => startService(environment)));
  try {
    expect(await contents(database)).toMatchObject(WHOLE);
    for (const { url } of services) {
      const ready = await new Api(url).get('//health/ready');
      expect(ready.body).toMatchObject({ status: 'ok' });
      const customer = await new Api(url).newUser();
      const { status, body } = await customer.post('/tickets', { message: 'I was charged twice' });
      expect(status).toBe(201);
      expect(body['intent']).toBe('charged_twice');
    }
  } finally {
    await Promise.all(services.map((service) => service.stop()));
    await database.drop();
  }
});

test('a start that was killed during the first training is made good by the next', async () => {
  const database = await createTestDatabase(inject('databaseServerUrl'));
  try {
    const { child } = launch({ DATABASE_URL: database.url });
    const training = `SELECT 1 FROM models WHERE status = 'training'`;
    // Before the migrations there is no such table.
    const rows = () => database.query(training).catch(() => []);
    await expect.poll(rows, { timeout: 60_000, interval: 20 }).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // With fewer examples the second training is quick.
    await database.query('DELETE FROM examples WHERE id % 8 > 0');
    const service = await startService({ DATABASE_URL: database.url });
    try {
      expect(await contents(database)).toMatchObject({ ...WHOLE, models: 2 });
      expect(await database.query(`SELECT status, error FROM models ORDER BY id`)).toEqual([
        { status: 'failed', error: expect.stringMatching(/\w/) },
        { status: 'active', error: null },
      ]);
    } finally {
      await service.stop();
    }
  } finally {
    await database.drop();
  }
});
