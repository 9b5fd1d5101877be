import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const MESSAGE = { message: 'I was charged twice' };
const SOON_AGAIN = { every: 50 };
const SOON = { every: 50 };

let database: TestDatabase;
let role: string;
let service: Service;
let admin: Api;

/**
 * The service signs in as an ordinary role: those of superusers have no limits. As it owns nothing
 * here, policies would keep all rows from it.
 */
beforeAll(async () => {
  database = await createTrainedDatabase();
  role = `acs_limited_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await database.query(`CREATE ROLE ${role} LOGIN BYPASSRLS PASSWORD '${password}'`);
  for (const schema of ['public', 'pgboss']) {
    await database.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
    for (const things of ['TABLES', 'SEQUENCES']) {
      await database.query(`GRANT ALL ON ALL ${things} IN SCHEMA ${schema} TO ${role}`);
    }
  }
  const url = new URL(database.url);
  url.username = role;
  url.password = password;
  service = await startService({ DATABASE_URL: url.href, DATABASE_STATEMENT_TIMEOUT_MS: '1000' });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await database.query(`DROP OWNED BY ${role}`);
  await database.query(`DROP ROLE ${role}`);
  await database.drop();
});

async function expectRefused(answers: Promise<Awaited<ReturnType<Api['get']>>>[]): Promise<void> {
  for (const { status, headers, body } of await Promise.all(answers)) {
    expect(body).toMatchObject({ status: 503, code: 'DATABASE.UNAVAILABLE' });
    expect(status).toBe(503);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/disk|role|SELECT|INSERT|read-only/i);
  }
  expect((await admin.get('//health')).status).toBe(200);
}

async function expectRecovery(): Promise<void> {
  const create = async () => (await admin.post('/tickets', MESSAGE)).status;
  await until(create, SOON_AGAIN).toBe(201);
  const all = await Promise.all(Array.from({ length: 30 }, create));
  expect(all).toEqual(Array(30).fill(201));
  expect(service.process.exitCode).toBeNull();
}

/** Ends the connections that the service has, so that it must open new ones. */
function disconnect(): Promise<unknown> {
  return database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1',
    [role],
  );
}

const isReady = async () => (await admin.get('//health/ready')).status;

test('a database that is out of connections', async () => {
  await database.query(`ALTER ROLE ${role} CONNECTION LIMIT 0`);
  await disconnect();
  await until(isReady, SOON).toBe(503);
  await expectRefused([admin.post('/tickets', MESSAGE), admin.get('/tickets')]);
  await database.query(`ALTER ROLE ${role} CONNECTION LIMIT -1`);
  await until(isReady, SOON_AGAIN).toBe(200);
  await expectRecovery();
});

// A full disk cannot be had everywhere without root: a trigger raises PostgreSQL's own error for it.
test('a database that is out of disk still reads', async () => {
  await database.query(`
    CREATE FUNCTION fill_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE 'could not extend file "base/1/2": No space left on device' USING ERRCODE = 'disk_full';
    END $$`);
  await database.query(
    'CREATE TRIGGER full_disk BEFORE INSERT ON tickets EXECUTE FUNCTION fill_disk()',
  );
  await expectRefused([admin.post('/tickets', MESSAGE), admin.post('/tickets', MESSAGE)]);
  expect((await admin.get('/tickets')).status).toBe(200);
  await database.query('DROP FUNCTION fill_disk CASCADE');
  await expectRecovery();
});

test('a database that only reads, as managed servers do when their disk is nearly full', async () => {
  await database.query(`ALTER ROLE ${role} SET default_transaction_read_only = on`);
  await disconnect();
  const create = async () => (await admin.post('/tickets', MESSAGE)).status;
  await until(create, SOON).toBe(503);
  await expectRefused([admin.post('/tickets', MESSAGE)]);
  expect((await admin.get('/tickets')).status).toBe(200);
  await database.query(`ALTER ROLE ${role} RESET default_transaction_read_only`);
  await disconnect();
  await expectRecovery();
});

test('a database that is too slow for all that is asked of it', async () => {
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE');
  await expectRefused(
    Array.from({ length: 100 }, (_, number) =>
      number % 2 ? admin.get('/tickets') : admin.post('/tickets', MESSAGE),
    ),
  );
  await blocker.query('ROLLBACK');
  await blocker.end();
  await expectRecovery();
});
