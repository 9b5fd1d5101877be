import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { migrate } from '../../src/platform/database/migrate.js';
import { organizationTables } from '../../src/platform/database/organization-tables.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

/** Tables without an organisation, each with the reason. */
const OF_NOBODY: Readonly<Record<string, string>> = {
  organizations: 'is the organisations themselves; its policy goes by its own number',
  embeddings: 'vectors by the hash of their text, which tell nobody anything new',
  event_consumers: 'the places up to which the service itself has read',
  event_epochs: 'the history of the whole database',
  migrations: 'of TypeORM',
};

/** A key that a stranger could guess nothing from: hashes of random numbers, found before anybody is known. */
const GLOBAL_HASHES = [
  'account_links_token_hash_key',
  'api_keys_key_hash_key',
  'refresh_tokens_token_hash_key',
  'sessions_cookie_hash_key',
];

/** They go with the second organisation, before which an instance of the version before may run. */
const UNTIL_SECOND = ['users_email_key', 'intents_name_key', 'idempotency_keys_user_key'];

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
});

afterAll(() => database.drop());

const names = async (sql: string): Promise<string[]> =>
  (await database.query<{ name: string }>(sql)).map(({ name }) => name);

const OF_TENANTS = `
  SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attname = 'organization_id'`;

describe('every table', () => {
  test('has an organisation, or stands in the list of those that need none', async () => {
    const without = await names(`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND relname NOT IN (${OF_TENANTS})`);
    expect(without.sort()).toEqual(Object.keys(OF_NOBODY).sort());
  });

  test('of organisations never lacks one, and shows and takes only rows of those that are set', async () => {
    const unprotected = await names(`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND (relname IN (${OF_TENANTS}) OR relname = 'organizations')
        AND NOT (relrowsecurity AND EXISTS (
          SELECT FROM pg_policies WHERE tablename = relname AND cmd = 'ALL' AND permissive = 'PERMISSIVE'
            AND qual LIKE '%app.organization_ids%' AND with_check = qual))`);
    expect(unprotected).toEqual([]);
    const several = await names(
      `SELECT tablename AS name FROM pg_policies GROUP BY tablename HAVING count(*) > 1`,
    );
    expect(several).toEqual([]);
    const nullable = await names(`
      SELECT attrelid::regclass AS name FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
      WHERE relname IN (${OF_TENANTS}) AND relkind = 'r' AND attname = 'organization_id' AND NOT attnotnull`);
    expect(nullable).toEqual([]);
  });
});

describe('a distributed PostgreSQL (Citus, by organization_id)', () => {
  const KEYS = `
    SELECT indexrelid::regclass::text AS name, indrelid,
           EXISTS (SELECT FROM pg_attribute WHERE attrelid = indrelid
                     AND attnum = ANY (indkey) AND attname = 'organization_id') AS "isOfOne"
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE indisunique AND relname IN (${OF_TENANTS})
      AND relnamespace = 'public'::regnamespace`;

  test('finds the organisation in every primary key and whatever is unique', async () => {
    const without = await names(`SELECT name FROM (${KEYS}) AS keys WHERE NOT "isOfOne"`);
    expect(without.sort()).toEqual([...GLOBAL_HASHES, ...UNTIL_SECOND].sort());
  });

  test('finds it on both sides of every foreign key between rows of organisations', async () => {
    const without = await names(`
      SELECT conname AS name FROM pg_constraint
      WHERE contype = 'f' AND conrelid::regclass::text IN (${OF_TENANTS})
        AND confrelid::regclass::text IN (${OF_TENANTS})
        AND NOT EXISTS (
          SELECT FROM unnest(conkey, confkey) AS pair (own, other)
          JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = own
          JOIN pg_attribute AS b ON b.attrelid = confrelid AND b.attnum = other
          WHERE a.attname = 'organization_id' AND b.attname = 'organization_id')`);
    expect(without).toEqual([]);
  });

  test('has no key of an organisation that a hot row would stand behind', async () => {
    const hot = await names(`
      SELECT conname AS name FROM pg_constraint
      WHERE contype = 'f' AND confrelid::regclass::text = 'organizations'
        AND conrelid::regclass::text IN ('tickets', 'decisions', 'outbox_events')`);
    expect(hot).toEqual([]);
  });
});

describe('the deletion of an organisation', () => {
  test('finds an order of the tables in which each goes before what it refers to', async () => {
    const found = await organizationTables(database);
    const expected = await names(`SELECT relname AS name FROM (${OF_TENANTS}) AS of_tenants`);
    expect(found.map(({ name }) => name).sort()).toEqual(expected.sort());
  });

  test('leaves no row behind that the organisation is not kept for, but for news', async () => {
    // Row by row down to the organisation: none may be there without the one that it refers to.
    const free = await names(`
      WITH RECURSIVE keys AS (
        SELECT conrelid, confrelid FROM pg_constraint
        WHERE contype = 'f' AND convalidated AND NOT EXISTS (
          SELECT FROM pg_attribute
          WHERE attrelid = conrelid AND attnum = ANY (conkey) AND NOT attnotnull)
      ), kept AS (
        SELECT 'organizations'::regclass::oid AS id
        UNION SELECT conrelid FROM keys JOIN kept ON confrelid = kept.id
      ) SELECT relname AS name FROM (${OF_TENANTS}) AS of_tenants
      WHERE relname::regclass::oid NOT IN (SELECT id FROM kept)`);
    expect(free).toEqual(['outbox_events']);
  });
});

test('nothing reads past the policies', async () => {
  const views = await names(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`);
  expect(views).toEqual([]);
  const definers = await names(`
    SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`);
  expect(definers).toEqual([]);
});
