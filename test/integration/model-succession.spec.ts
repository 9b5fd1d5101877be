import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { Database } from '../../src/database/database.js';
import { migrate } from '../../src/database/migrate.js';
import type { TriageChanges } from '../../src/triage/changes.js';
import { Intent } from '../../src/triage/intents/intent.entity.js';
import { Model } from '../../src/triage/models/model.entity.js';
import { ModelsService } from '../../src/triage/models/models.service.js';
import { User } from '../../src/users/user.entity.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let dataSource: DataSource;
let sut: ModelsService;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(inject('databaseServerUrl'));
  await migrate(database.url);
  const limits = { databasePoolSize: 4, databaseStatementTimeoutMs: 10_000 };
  const options = { ...dataSourceOptions(database.url, limits), entities: [Model, Intent, User] };
  dataSource = await new DataSource(options).initialize();
  const changes = { announce: () => Promise.resolve() } as TriageChanges;
  sut = new ModelsService(dataSource.getRepository(Model), new Database(dataSource), changes);
  await database.query(`INSERT INTO users (email, hashed_password) VALUES ('a@example.com', 'x')`);
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Models by their states; their ids begin at 1. */
async function given(...rows: { status: string; by?: number; encoder?: string }[]): Promise<void> {
  await database.query('TRUNCATE models, examples RESTART IDENTITY CASCADE');
  for (const [index, { status, by, encoder }] of rows.entries()) {
    await database.query(
      `INSERT INTO models (version, status, requested_by, metrics)
       VALUES ($1, $2, $3, jsonb_build_object('encoder', $4::text))`,
      [index + 1, status, by ?? null, encoder ?? null],
    );
  }
}

async function active(): Promise<number | undefined> {
  return (await sut.active())?.id;
}

beforeEach(() => given());

test('a model takes over from the one it was trained to replace', async () => {
  await given({ status: 'active' }, { status: 'ready', encoder: 'x' });
  await sut.succeed(1, 2);
  expect(await active()).toBe(2);
  expect((await sut.get(1)).status).toBe('ready');
});

test.each([
  [
    'somebody activated another one',
    [{ status: 'ready' }, { status: 'ready' }, { status: 'active' }],
  ],
  ['somebody trains', [{ status: 'active' }, { status: 'ready' }, { status: 'training', by: 1 }]],
  ['somebody trained', [{ status: 'active' }, { status: 'ready' }, { status: 'ready', by: 1 }]],
  ['it is not trained', [{ status: 'active' }, { status: 'failed' }]],
])('it does not when %s', async (_, rows) => {
  await given(...rows);
  const before = await active();
  await sut.succeed(1, 2);
  expect(await active()).toBe(before);
});

test('the first model is to be replaced until somebody did something about it', async () => {
  await given({ status: 'active' });
  expect(await sut.untouchedFirst()).toBe(1);
  await given({ status: 'active' }, { status: 'failed' });
  expect(await sut.untouchedFirst()).toBe(1);
  for (const rows of [
    [{ status: 'ready' }],
    [{ status: 'active', by: 1 }],
    [{ status: 'active', encoder: 'x' }],
    [{ status: 'active' }, { status: 'training' }],
    [{ status: 'active' }, { status: 'ready' }],
  ]) {
    await given(...rows);
    expect(await sut.untouchedFirst(), JSON.stringify(rows)).toBeUndefined();
  }
  await given({ status: 'active' });
  await database.query(
    `INSERT INTO examples (text, source, created_at) VALUES ('hello', 'manual', now() + '1 s')`,
  );
  expect(await sut.untouchedFirst()).toBeUndefined();
});
