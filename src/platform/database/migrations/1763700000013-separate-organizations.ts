import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADDED_INDEXES, REPLACED_INDEXES } from './organizations/indexes.js';
import { FOREIGN_KEYS, PRIMARY_KEYS, TABLES } from './organizations/keys.js';
import { briefly, buildIndex, hasConstraint, lockInOrder } from './organizations/online.js';
import { separate } from './organizations/policy.js';

// Whom a statement acts for; an instance of the version before names nobody, and means the first.
const CURRENT = `
  CREATE OR REPLACE FUNCTION current_organization() RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('app.organization_id', true), '')::integer, 1)
  $$`;

/** Estimates multiply what depends on each other: whose ticket it is says of which organisation. */
const STATISTICS = {
  tickets_requester_statistics: 'organization_id, requester_id FROM tickets',
  tickets_assignee_statistics: 'organization_id, assignee_id FROM tickets',
};

/**
 * Gives every row to an organisation, the first one, while instances of the version before go on:
 * no table is rewritten, indexes are built and keys are checked beside those who write. It is no
 * single transaction; interrupted, it goes on where it was.
 */
export class SeparateOrganizations1763700000013 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TYPE user_role ADD VALUE IF NOT EXISTS 'supervisor' BEFORE 'admin'`);
    await runner.query(`ALTER TYPE user_role ADD VALUE IF NOT EXISTS 'system'`);
    await runner.query(CURRENT);
    for (const table of TABLES) {
      await briefly(runner, [
        `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS organization_id integer NOT NULL DEFAULT 1`,
        `ALTER TABLE ${table} ALTER COLUMN organization_id SET DEFAULT current_organization()`,
      ]);
    }
    for (const index of REPLACED_INDEXES) await this.replaceIndex(runner, index, index.now);
    for (const index of ADDED_INDEXES) await buildIndex(runner, index);
    // The version before names these two columns where it says what to do if the key is there.
    await buildIndex(runner, {
      table: 'idempotency_keys',
      name: 'idempotency_keys_user_key',
      sql: 'UNIQUE INDEX $ ON idempotency_keys (user_id, key)',
    });
    await this.replaceKeys(runner);
    for (const [name, of] of Object.entries(STATISTICS)) {
      await runner.query(`CREATE STATISTICS IF NOT EXISTS ${name} (dependencies) ON ${of}`);
    }
    for (const table of TABLES) await briefly(runner, separate(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseSeveral(runner);
    for (const table of TABLES) {
      await briefly(runner, [
        `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
        `DROP POLICY IF EXISTS organization ON ${table}`,
      ]);
    }
    await runner.query(`DROP STATISTICS IF EXISTS ${Object.keys(STATISTICS).join(', ')}`);
    await this.restoreKeys(runner);
    for (const index of REPLACED_INDEXES) await this.replaceIndex(runner, index, index.before);
    await runner.query(`CREATE UNIQUE INDEX IF NOT EXISTS users_email_key ON users (email)`);
    await runner.query(`CREATE UNIQUE INDEX IF NOT EXISTS intents_name_key ON intents (name)`);
    for (const table of TABLES) {
      const keep = table === 'background_tasks' || table === 'outbox_events';
      await briefly(runner, [
        keep
          ? `ALTER TABLE ${table} ALTER COLUMN organization_id SET DEFAULT 1`
          : `ALTER TABLE ${table} DROP COLUMN IF EXISTS organization_id`,
      ]);
    }
    await runner.query('DROP FUNCTION current_organization()');
    await runner.query(`
      ALTER TABLE users ALTER COLUMN role DROP DEFAULT;
      ALTER TYPE user_role RENAME TO user_role_before;
      CREATE TYPE user_role AS ENUM ('user', 'agent', 'admin');
      ALTER TABLE users ALTER COLUMN role TYPE user_role USING (
        CASE role::text WHEN 'supervisor' THEN 'agent' WHEN 'system' THEN 'user' ELSE role::text END
      )::user_role;
      ALTER TABLE users ALTER COLUMN role SET DEFAULT 'user';
      DROP TYPE user_role_before`);
  }

  private async replaceIndex(
    runner: QueryRunner,
    { table, name, unique }: (typeof REPLACED_INDEXES)[number],
    columns: string,
  ): Promise<void> {
    const built = `${name}_built`;
    const kind = unique ? 'UNIQUE INDEX' : 'INDEX';
    const sql = `${kind} $ ON ${table} ${columns.replace('(', 'USING btree (')}`;
    const [is] = (await runner.query(`SELECT pg_get_indexdef(to_regclass($1)) AS definition`, [
      name,
    ])) as [{ definition: string | null }];
    if (is.definition?.includes('organization_id') === columns.includes('organization_id')) return;
    await buildIndex(runner, { table, name: built, sql });
    await briefly(runner, [`DROP INDEX ${name}`, `ALTER INDEX ${built} RENAME TO ${name}`]);
  }

  /** The keys with the organisation are there and hold before those without it go. */
  private async replaceKeys(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(PRIMARY_KEYS)) {
      if (await isKeyedByOrganization(runner, table)) continue;
      const sql = `UNIQUE INDEX $ ON ${table} (${columns}, organization_id)`;
      await buildIndex(runner, { table, name: `${table}_built_pkey`, sql });
    }
    for (const { table, name, column, of, actions } of FOREIGN_KEYS) {
      const reference = `FOREIGN KEY (organization_id, ${column}) REFERENCES ${of} (organization_id, id) ${actions?.[1] ?? ''}`;
      if (!(await hasConstraint(runner, `${name}_built`))) {
        if (await refersByOrganization(runner, name)) continue;
        await briefly(runner, [
          lockInOrder([table, of], 'SHARE ROW EXCLUSIVE'),
          `ALTER TABLE ${table} ADD CONSTRAINT ${name}_built ${reference} NOT VALID`,
        ]);
      }
      await runner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}_built`);
      await briefly(runner, [
        lockInOrder([table, of], 'ACCESS EXCLUSIVE'),
        `ALTER TABLE ${table} DROP CONSTRAINT ${name}`,
        `ALTER TABLE ${table} RENAME CONSTRAINT ${name}_built TO ${name}`,
      ]);
    }
    for (const table of TABLES) {
      if (await isKeyedByOrganization(runner, table)) continue;
      await briefly(runner, [
        `ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey`,
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_pkey PRIMARY KEY USING INDEX ${table}_built_pkey`,
      ]);
    }
  }

  private async restoreKeys(runner: QueryRunner): Promise<void> {
    for (const { table, name, of } of FOREIGN_KEYS) {
      await briefly(runner, [
        lockInOrder([table, of], 'ACCESS EXCLUSIVE'),
        `ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name}`,
      ]);
    }
    for (const [table, columns] of Object.entries(PRIMARY_KEYS)) {
      const name = `${table}_built_pkey`;
      await buildIndex(runner, { table, name, sql: `UNIQUE INDEX $ ON ${table} (${columns})` });
      await briefly(runner, [
        `ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey`,
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_pkey PRIMARY KEY USING INDEX ${name}`,
      ]);
    }
    for (const { table, name, column, of, actions } of FOREIGN_KEYS) {
      await briefly(runner, [
        lockInOrder([table, of], 'SHARE ROW EXCLUSIVE'),
        `ALTER TABLE ${table} ADD CONSTRAINT ${name}
           FOREIGN KEY (${column}) REFERENCES ${of} (id) ${actions?.[0] ?? ''} NOT VALID`,
      ]);
      await runner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`);
    }
    await runner.query('DROP INDEX IF EXISTS idempotency_keys_user_key');
    for (const { name } of ADDED_INDEXES) await runner.query(`DROP INDEX IF EXISTS ${name}`);
  }
}

async function isKeyedByOrganization(runner: QueryRunner, table: string): Promise<boolean> {
  return refersByOrganization(runner, `${table}_pkey`);
}

async function refersByOrganization(runner: QueryRunner, constraint: string): Promise<boolean> {
  const found = (await runner.query(
    `SELECT FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
     WHERE conname = $1 AND attname = 'organization_id'`,
    [constraint],
  )) as unknown[];
  return found.length > 0;
}

/** Back to a version that knows one organisation only, the others' rows would become its own. */
async function refuseSeveral(runner: QueryRunner): Promise<void> {
  for (const table of TABLES) {
    const others = (await runner.query(
      `SELECT FROM ${table} WHERE organization_id <> 1 LIMIT 1`,
    )) as unknown[];
    if (others.length > 0) {
      throw new Error(
        `${table} has rows of other organisations, which the version before would mix: delete those organisations first`,
      );
    }
  }
}
