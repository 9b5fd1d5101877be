import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migrate } from '../../src/platform/database/migrate.js';
import { unpackPredictions } from '../../src/triage/models/held-out-codec.js';
import { Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';
import { ADMIN, launch, SECRET_KEY, startService } from '../support/service.js';
import { until } from '../support/until.js';
import { copyUntrained, type UntrainedBuild } from '../support/untrained-build.js';

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
    database = await createTestDatabase(databaseServer());
  });
  afterAll(() => database.drop());

  test('gives a fresh database an admin, a taxonomy, a policy and a model', async () => {
    const service = await startService({ DATABASE_URL: database.url });
    try {
      expect(await contents(database)).toMatchObject(WHOLE);
      expect(service.output()).toMatch(/cross-validation \d\d\.\d %/);
      expect(service.output()).not.toContain('training the first model');
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
  const database = await createTestDatabase(databaseServer());
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

interface FirstModel {
  readonly status: string;
  readonly version: number;
  readonly trigger: string;
  readonly promotion: string;
  readonly encoder: string | null;
  readonly accuracy: number;
  readonly heldOut: Buffer;
}

const FIRST_MODEL = `
  SELECT status, version, trigger, promotion, metrics->>'encoder' AS encoder,
         (metrics->>'accuracy')::float8 AS accuracy, held_out_predictions AS "heldOut"
  FROM models`;
const EXAMPLES = `
  SELECT examples.id::text, intents.name AS intent
  FROM examples JOIN intents ON intents.id = examples.intent_id`;

const VERIFY = new URL('../../dist/cli/verify-decisions.js', import.meta.url).pathname;

async function verifyDecisions(url: string): Promise<unknown> {
  const env = { ...process.env, DATABASE_URL: url, SECRET_KEY };
  const { stdout } = await promisify(execFile)(process.execPath, [VERIFY, '--json'], { env });
  const lines = stdout.trim().split('\n');
  return (JSON.parse(lines.at(-1) ?? '') as { summary: unknown }).summary;
}

test.concurrent.each([
  ['off', null, 1],
  ['minilm', 'all-minilm-l6-v2', 5_001],
])('the model of the build serves at once, with ENCODER=%s', async (setting, encoder, first) => {
  const database = await createTestDatabase(databaseServer());
  const environment = { DATABASE_URL: database.url, ENCODER: setting };
  try {
    await migrate(database.url);
    // As where a start was cut off while it loaded them.
    await database.query(`ALTER SEQUENCE examples_id_seq RESTART WITH ${first}`);
    const service = await startService(environment);
    try {
      const customer = await new Api(service.url).newUser();
      const { body } = await customer.post('/tickets', { message: 'I was charged twice' });
      expect(body).toMatchObject({ intent: 'charged_twice' });
      expect(service.output()).not.toContain('training the first model');
      const rows = await database.query<FirstModel>(FIRST_MODEL);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ status: 'active', version: 1, trigger: 'startup', encoder });
      expect(rows[0]).toMatchObject({ promotion: 'promoted' });
      expect(rows[0]!.accuracy).toBeGreaterThan(0.75);
      const examples = await database.query<{ id: string; intent: string }>(EXAMPLES);
      const intents = new Map(examples.map(({ id, intent }) => [id, intent]));
      const heldOut = unpackPredictions(rows[0]!.heldOut);
      expect(heldOut.length).toBeGreaterThan(1_000);
      for (const { example, actual } of heldOut) expect(intents.get(example)).toBe(actual);
      const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
      const decision = await admin.get(`/tickets/${String(body['id'])}/decision`);
      const nearest = decision.body['nearest'] as { id: number; intent: string }[];
      expect(nearest.length).toBeGreaterThan(0);
      for (const { id, intent } of nearest) expect(intents.get(String(id))).toBe(intent);
      expect(await verifyDecisions(database.url)).toMatchObject({ decisions: 1, verified: 1 });
    } finally {
      await service.stop();
    }
  } finally {
    await database.drop();
  }
});

describe('a build without the models of its code', () => {
  let build: UntrainedBuild;

  beforeAll(async () => {
    build = await copyUntrained();
  });
  afterAll(() => build.remove());

  test.concurrent('trains the first model at the start', async () => {
    const database = await createTestDatabase(databaseServer());
    const service = await startService({ DATABASE_URL: database.url }, build.main);
    try {
      expect(await contents(database)).toMatchObject(WHOLE);
      expect(service.output()).toContain('training the first model');
      expect(service.output()).toMatch(/\b[1-9]\d? %/);
      expect(service.output()).toMatch(/cross-validation \d\d\.\d %/);
    } finally {
      await service.stop();
      await database.drop();
    }
  });

  test.concurrent('that was killed during it is made good by the next start', async () => {
    await expectSurvivedKill(build);
  });
});

async function expectSurvivedKill({ main }: UntrainedBuild): Promise<void> {
  const database = await createTestDatabase(databaseServer());
  try {
    const { child } = launch({ DATABASE_URL: database.url }, main);
    const training = `SELECT 1 FROM models WHERE status = 'training'`;
    // Before the migrations there is no such table.
    const rows = () => database.query(training).catch(() => []);
    await until(rows, { every: 20 }).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const service = await startService({ DATABASE_URL: database.url });
    try {
      expect(await contents(database)).toMatchObject(WHOLE);
      expect(await database.query(`SELECT status, error FROM models ORDER BY id`)).toEqual([
        { status: 'active', error: null },
      ]);
    } finally {
      await service.stop();
    }
  } finally {
    await database.drop();
  }
}
