import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { LOCKS } from '../../src/platform/database/advisory-lock.js';
import { EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { fillSmall } from '../support/small-taxonomy.js';
import { until } from '../support/until.js';

const MESSAGE = { message: 'I was charged twice' };
const SOON = { every: 50 };

let folder: string;
let server: EmbeddedPostgres;
let database: TestDatabase;
let proxy: FaultyProxy;
let service: Service;
let admin: Api;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acs-outage-'));
  await chmod(folder, 0o755);
  server = await EmbeddedPostgres.start(folder);
  database = await createTestDatabase(server.superuserUrl);
  await fillSmall(database);
  proxy = await startFaultyProxy(database.url);
  service = await startService({
    DATABASE_URL: proxy.url,
    DATABASE_STATEMENT_TIMEOUT_MS: '1000',
  });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await proxy.close();
  await database.drop().catch(() => undefined);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function isReady(): Promise<number> {
  return (await admin.get('//health/ready')).status;
}

async function expectOutage(): Promise<void> {
  const alive = await admin.get('//health');
  expect(alive.status).toBe(200);
  await until(isReady, SOON).toBe(503);
  const ready = await admin.get('//health/ready');
  expect(ready.body).toMatchObject({
    status: 'unavailable',
    components: { database: 'down', classifier: 'up', encoder: 'off' },
  });
  const credentials = { email: ADMIN.email, password: ADMIN.password };
  for (const { status, headers, body } of await Promise.all([
    admin.post('/tickets', MESSAGE),
    admin.get('/tickets'),
    admin.get('/users/me'),
    new Api(service.url).post('/auth/login', credentials),
  ])) {
    expect(body).toMatchObject({ status: 503, code: 'DATABASE.UNAVAILABLE' });
    expect(status).toBe(503);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
}

async function expectRecovery(): Promise<void> {
  await until(isReady, SOON).toBe(200);
  const { status, body } = await admin.post('/tickets', MESSAGE);
  expect(status).toBe(201);
  expect(body['intent']).toBe('charged_twice');
  expect(service.process.exitCode).toBeNull();
}

/** Runs SQL from outside the service's database. */
async function elsewhere(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test('a database that takes no connections for a while', async () => {
  const name = new URL(database.url).pathname.slice(1);
  await elsewhere(
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
  try {
    await expectOutage();
  } finally {
    await elsewhere(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  }
  await expectRecovery();
});

test('a server that is gone for a while', async () => {
  proxy.cut();
  try {
    await expectOutage();
  } finally {
    proxy.mend();
  }
  await expectRecovery();
});

test('a network that loses everything for a while', async () => {
  proxy.stall();
  try {
    await expectOutage();
  } finally {
    proxy.mend();
  }
  await expectRecovery();
});

test('changes come through again after an outage', async () => {
  proxy.cut();
  await until(isReady, SOON).toBe(503);
  await database.query(`INSERT INTO policies (version, mode, threshold) VALUES (2, 'shadow', 0.5)`);
  proxy.mend();
  const reason = async () => (await admin.post('/triage/preview', MESSAGE)).body['reason'];
  await until(reason, SOON).toBe('shadow');
});

test('a statement that takes too long', async () => {
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE');
  const { status, headers, body } = await admin.post('/tickets', MESSAGE);
  expect(status).toBe(503);
  expect(body).toMatchObject({ code: 'DATABASE.UNAVAILABLE' });
  expect(headers.get('retry-after')).toMatch(/^\d+$/);
  await blocker.query('ROLLBACK');
  await blocker.end();
  await expectRecovery();
});

test('a database that is away when a training ends costs nothing of it', async () => {
  const { body } = await admin.post('/triage/models', { force: true });
  const path = `/triage/models/${String(body['id'])}`;
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query('SELECT pg_advisory_lock($1)', [LOCKS.activation]);
  const isAtItsEnd = async () => {
    const waiting = await database.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
    );
    return waiting.length > 0;
  };
  await until(isAtItsEnd, { every: 20 }).toBe(true);
  proxy.cut();
  await blocker.end();
  try {
    await until(isReady, SOON).toBe(503);
  } finally {
    proxy.mend();
  }
  const isTrained = async () => (await admin.get(path)).body['status'];
  await until(isTrained, SOON).toBe('active');
  expect((await admin.get(path)).body).toMatchObject({ error: null, promotion: 'promoted' });
});

test('a server that has stopped for good', async () => {
  await database.drop();
  await server.stop();
  await expectOutage();
  expect(await service.stop()).toBe(0);
});
