import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { ADMIN, startAndFail, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const SECRET_KEY = 'Zk3vT9qLw1XnB7cY5rHs2DfG8jKm4PaU';
const NOWHERE = 'postgresql://somebody:hunter22@127.0.0.1:1/none';

let database: TestDatabase;

beforeAll(async () => {
  database = await createSmallDatabase();
});

afterAll(() => database.drop());

async function forgetUsers(): Promise<void> {
  // Nothing can be deleted from it, nor it be emptied.
  await database.query('ALTER TABLE audit_events DISABLE TRIGGER USER');
  await database.query('TRUNCATE audit_events');
  await database.query('ALTER TABLE audit_events ENABLE TRIGGER USER');
  await database.query('DELETE FROM refresh_tokens');
  await database.query('DELETE FROM users');
}

describe('a wrong setting ends the start with one line that names it', () => {
  // `load-settings.spec.ts` goes through all variables.
  test.concurrent.each([
    ['ENV', { ENV: 'staging' }],
    ['HOST', { HOST: '203.0.113.77' }],
    ['SECRET_KEY', { ENV: 'production', SECRET_KEY: '' }],
    ['SECRET_KEY', { ENV: 'production', SECRET_KEY: 'change-me-change-me-change-me-change-me' }],
    ['DATABASE_URL', { DATABASE_URL: NOWHERE }],
    ['DATA_DIR', { DATA_DIR: '/dev/null/data', DATABASE_URL: '' }],
    ['CONFIDENCE_THRESHOLD_AUTO_RESOLVE', { CONFIDENCE_THRESHOLD_AUTO_RESOLVE: '75' }],
  ])('%s in %j', async (name, environment) => {
    // An address shows to be wrong only when it is used, after all else.
    const used = name === 'HOST' ? { DATABASE_URL: database.url } : {};
    const { exitCode, output } = await startAndFail({
      DATABASE_URL: NOWHERE,
      ...environment,
      ...used,
    });
    expectThat(exitCode, output).toBe(1);
    const lines = output.split('\n').filter((line) => line.includes(name));
    expectThat(lines, output).toHaveLength(1);
    expect(output).not.toMatch(/\n\s+at /);
    expect(output).not.toContain('hunter22');
  });

  test('and with DEBUG shows where in the source', async () => {
    const { output } = await startAndFail({ DATABASE_URL: NOWHERE, DEBUG: 'true' });
    expect(output).toMatch(/caused by: .*ECONNREFUSED/);
    expect(output).toMatch(/src\/app\/run-service\.ts:\d+/);
    expect(output).not.toContain('hunter22');
  });
});

describe('the first admin', () => {
  beforeAll(async () => {
    await forgetUsers();
  });

  test('needs ADMIN_PASSWORD in production', async () => {
    const { exitCode, output } = await startAndFail({
      DATABASE_URL: database.url,
      ENV: 'production',
      SECRET_KEY,
      ADMIN_PASSWORD: '',
    });
    expectThat(exitCode, output).toBe(1);
    expect(output.match(/ADMIN_PASSWORD/g)).toHaveLength(1);
    expect(output).not.toMatch(/\n\s+at /);
    expect(await database.query('SELECT 1 FROM users')).toEqual([]);
  });

  test.each(['password', 'Password123', 'admin@example.com'])(
    'is not made with the password %s',
    async (ADMIN_PASSWORD) => {
      const { exitCode, output } = await startAndFail({
        DATABASE_URL: database.url,
        ADMIN_PASSWORD,
      });
      expectThat(exitCode, output).toBe(1);
      expect(output.match(/ADMIN_PASSWORD is wrong/g)).toHaveLength(1);
      expect(output).not.toContain('Password123');
      expect(await database.query('SELECT 1 FROM users')).toEqual([]);
    },
  );

  test('may have a short password from before, of which the log warns', async () => {
    const ADMIN_PASSWORD = 'vexolumi';
    const service = await startService({ DATABASE_URL: database.url, ADMIN_PASSWORD });
    try {
      await new Api(service.url).as(ADMIN.email, ADMIN_PASSWORD);
      expect(service.output()).toMatch(/ADMIN_PASSWORD has fewer than 15 characters/);
      expect(service.output()).not.toContain(ADMIN_PASSWORD);
    } finally {
      await service.stop();
    }
    await forgetUsers();
  });

  test('gets a password in development that is shown once and stored hashed', async () => {
    const environment = { DATABASE_URL: database.url, ENV: 'development', ADMIN_PASSWORD: '' };
    const service = await startService(environment);
    const shown = () => /Password:\s+(\S+)/.exec(service.output())?.[1];
    try {
      await until(shown).toBeDefined();
      const password = shown()!;
      expect(password.length).toBeGreaterThanOrEqual(16);
      expect(service.output().split(password)).toHaveLength(2);
      const admin = await new Api(service.url).as(ADMIN.email, password);
      expect((await admin.get('/users/me')).body).toMatchObject({ role: 'admin' });
      const [row] = await database.query<{ hash: string }>(
        'SELECT hashed_password AS hash FROM users',
      );
      expect(row!.hash).toMatch(/^\$argon2id\$/);
      expect(row!.hash).not.toContain(password);
    } finally {
      await service.stop();
    }
    const second = await startService(environment);
    await until(second.output).toMatch(/first admin/);
    await second.stop();
    expect(second.output()).not.toContain('Password:');
    expect(second.output()).not.toContain(shown());
  });

  test('is not locked out by a start that failed later on', async () => {
    await forgetUsers();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const environment = { DATABASE_URL: database.url, ENV: 'development', ADMIN_PASSWORD: '' };
    const failed = await startAndFail({
      ...environment,
      PORT: String((taken.address() as AddressInfo).port),
    });
    taken.close();
    expect(failed.exitCode).toBe(1);
    const service = await startService(environment);
    try {
      const passwords = () =>
        [...`${failed.output}\n${service.output()}`.matchAll(/Password:\s+(\S+)/g)].at(-1)?.[1];
      await until(service.output).toMatch(/First admin/i);
      expectThat(passwords(), 'a password that somebody has seen').toBeDefined();
      await new Api(service.url).as(ADMIN.email, passwords()!);
    } finally {
      await service.stop();
    }
  });
});

test('a changed threshold counts until an admin has set a policy, a changed password never', async () => {
  await forgetUsers();
  let ADMIN_PASSWORD = ADMIN.password;
  const policyAt = async (threshold: string, work?: (admin: Api) => Promise<unknown>) => {
    const service = await startService({
      DATABASE_URL: database.url,
      CONFIDENCE_THRESHOLD_AUTO_RESOLVE: threshold,
      ADMIN_PASSWORD,
    });
    ADMIN_PASSWORD = 'another password';
    try {
      const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
      await work?.(admin);
      const { body } = await admin.get('/triage/policy');
      const preview = await admin.post('/triage/preview', { message: 'I was charged twice' });
      expect(preview.body['threshold']).toBe(body['threshold']);
      return { version: body['version'], threshold: body['threshold'] };
    } finally {
      await service.stop();
    }
  };
  expect(await policyAt('0.9')).toEqual({ version: 2, threshold: 0.9 });
  const chosen = { mode: 'live', threshold: 0.8, overrides: {} };
  const afterwards = await policyAt('0.9', (admin) => admin.put('/triage/policy', chosen));
  expect(afterwards).toEqual({ version: 3, threshold: 0.8 });
  expect(await policyAt('0.6')).toEqual({ version: 3, threshold: 0.8 });
});

test('production hides the documentation and writes JSON', async () => {
  const service = await startService({
    DATABASE_URL: database.url,
    ENV: 'production',
    SECRET_KEY,
    ADMIN_PASSWORD: '',
  });
  try {
    for (const path of ['//docs', '//openapi.json']) {
      expectThat((await new Api(service.url).get(path)).status, path).toBe(404);
    }
    expect((await new Api(service.url).get('//health')).status).toBe(200);
    for (const line of service.output().trimEnd().split('\n')) JSON.parse(line);
  } finally {
    await service.stop();
  }
});
