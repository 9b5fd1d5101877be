import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { KnowAddresses1763700000021 } from '../../src/platform/database/migrations/1763700000021-know-addresses.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  const limits = { databasePoolSize: 2, databaseStatementTimeoutMs: 60_000 };
  dataSource = await new DataSource(dataSourceOptions(database.url, limits)).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

test('older accounts get one spelling, and none is lost to another', async () => {
  const migration = new KnowAddresses1763700000021();
  const runner = dataSource.createQueryRunner();
  await migration.down(runner);
  const before = [
    'ada@example.com',
    'аdа@example.com',
    'eve@bücher.example',
    'bob@bücher.example',
    'bob@xn--bcher-kva.example',
    'иван@example.com',
  ];
  for (const email of before) {
    await database.query(
      `INSERT INTO users (organization_id, email, hashed_password) VALUES (1, $1, 'x')`,
      [email],
    );
  }
  await migration.up(runner);
  const rows = await database.query<{ email: string; look: string | null }>(
    'SELECT email, email_look AS look FROM users ORDER BY id',
  );
  await runner.release();
  expect(rows).toEqual([
    { email: 'ada@example.com', look: null },
    { email: 'аdа@example.com', look: null },
    { email: 'eve@xn--bcher-kva.example', look: 'eve@bücher.example' },
    { email: 'bob@bücher.example', look: null },
    { email: 'bob@xn--bcher-kva.example', look: null },
    { email: 'иван@example.com', look: expect.any(String) },
  ]);
});
