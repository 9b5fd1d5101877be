import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { migrate } from '../../src/platform/database/migrate.js';
import { migrations } from '../../src/platform/database/migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { databaseServer } from '../support/given.js';

let database: TestDatabase;
let dataSource: DataSource;

/** One line for each thing that a schema consists of. */
const SCHEMA = `
  SELECT format('column %s.%s %s notnull=%s identity=%s storage=%s generated=%s default=%s',
    c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
    a.attstorage, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
  UNION ALL
  SELECT format('relation %s %s', relkind, relname) FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind <> 'i'
  UNION ALL
  SELECT format('index %s %s', tablename, indexdef) FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL
  SELECT format('type %s (%s)', typname, string_agg(enumlabel, ', ' ORDER BY enumsortorder))
  FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid
  WHERE typnamespace = 'public'::regnamespace GROUP BY typname
  UNION ALL
  SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT format('function %s', pg_get_functiondef(oid)) FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace
  ORDER BY line`;

async function schema(): Promise<string[]> {
  const rows = await database.query<{ line: string }>(SCHEMA);
  return rows.map(({ line }) => line);
}

/** What is there beside the list of migrations that TypeORM keeps. */
async function ownSchema(): Promise<string[]> {
  return (await schema()).filter((line) => !/\bmigrations(_id_seq)?\b/.test(line));
}

async function undo(steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) await dataSource.undoLastMigration();
}

beforeAll(async () => {
  Logger.overrideLogger(['error']);
  database = await createTestDatabase(databaseServer());
  const before = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = database.url;
  dataSource = (await import('../../ormconfig.js')).default;
  if (before === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = before;
  await migrate(database.url);
  await dataSource.initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

test('migrating down leaves nothing, and up again the same schema', async () => {
  const migrated = await schema();
  for (const kind of ['column', 'index', 'constraint', 'type', 'trigger', 'function']) {
    expect(migrated.some((line) => line.startsWith(kind))).toBe(true);
  }
  await undo(migrations.length);
  expect(await ownSchema()).toEqual([]);
  await migrate(database.url);
  expect(await schema()).toEqual(migrated);
});

test('each migration takes back exactly what it did', async () => {
  const all = [...dataSource.migrations];
  const before: string[][] = [];
  try {
    await undo(all.length);
    for (const [index] of all.entries()) {
      before.push(await ownSchema());
      Object.assign(dataSource, { migrations: all.slice(0, index + 1) });
      await dataSource.runMigrations({ transaction: 'each' });
    }
  } finally {
    Object.assign(dataSource, { migrations: all });
  }
  for (const [index, { name }] of [...all.entries()].reverse()) {
    await undo(1);
    expectThat(await ownSchema(), name ?? '').toEqual(before[index]);
  }
  await migrate(database.url);
});

test('entities and migrations agree', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('every table has an entity', async () => {
  const rows = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY name`,
  );
  const entities = dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
  expect(rows.map(({ name }) => name)).toEqual(entities);
});

// Of a key within an organisation, what the row names beside it.
test('every foreign key has an index that begins with its last column', async () => {
  const bare = await database.query(
    `SELECT conrelid::regclass::text AS relation, conname FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
       SELECT FROM pg_index WHERE indrelid = conrelid AND indpred IS NULL AND indkey[0] = conkey[cardinality(conkey)])`,
  );
  expect(bare).toEqual([]);
});

test('several instances may migrate at once', async () => {
  const fresh = await createTestDatabase(databaseServer());
  try {
    await Promise.all([1, 2, 3].map(() => migrate(fresh.url)));
    const rows = await fresh.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  } finally {
    await fresh.drop();
  }
});

test('decisions and policies are never changed or removed', async () => {
  await database.query(`INSERT INTO policies (version, mode, threshold) VALUES (1, 'live', 0.5)`);
  await database.query(`INSERT INTO users (email, hashed_password) VALUES ('a@example.com', 'x')`);
  await database.query(
    `INSERT INTO tickets (requester_id, message, status) VALUES (1, 'x', 'open')`,
  );
  await database.query(
    `INSERT INTO decisions (ticket_id, policy_id, outcome, reason, familiar, answerable,
                            alternatives, evidence)
     VALUES (1, 1, 'open', 'shadow', true, true, '[]', '[{"feature": "words"}]')`,
  );
  for (const statement of [
    'UPDATE policies SET threshold = 0',
    'DELETE FROM policies',
    `UPDATE decisions SET reason = 'confident'`,
    `UPDATE decisions SET reason = 'confident', evidence = '[]'`,
    `UPDATE decisions SET evidence = '[1]'`,
    `UPDATE decisions SET evidence = '{}'`,
    'DELETE FROM decisions',
  ]) {
    await expectThat(database.query(statement), statement).rejects.toThrow(
      'never changed or removed',
    );
  }
  // Words of somebody who is gone.
  await database.query(`UPDATE decisions SET evidence = '[]'`);
  expect(await database.query('SELECT reason, evidence FROM decisions')).toEqual([
    { reason: 'shadow', evidence: [] },
  ]);
});
