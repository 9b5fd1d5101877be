import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { databaseServer } from '../support/given.js';

const ONE_CONNECTION = { databasePoolSize: 2, databaseStatementTimeoutMs: 300 };

let database: TestDatabase;
let dataSource: DataSource;
let general: Database;

beforeAll(async () => {
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  await database.query(
    `INSERT INTO organizations (id, slug, name) OVERRIDING SYSTEM VALUE VALUES (2, 'other', 'Other')`,
  );
  await database.query(`
    INSERT INTO users (organization_id, email, hashed_password)
    VALUES (1, 'ada@example.com', ''), (2, 'bob@example.com', ''), (2, 'eve@example.com', '')`);
  dataSource = await new DataSource(dataSourceOptions(database.url, ONE_CONNECTION)).initialize();
  general = await Database.open(dataSource, false);
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const EMAILS = 'SELECT email FROM users ORDER BY id';

async function emails(of: Database, organization: number): Promise<string[]> {
  const rows = await of
    .of(organization)
    .transaction((manager) => manager.query<{ email: string }[]>(EMAILS));
  return rows.map(({ email }) => email);
}

test('the database itself keeps organisations apart', () => {
  expect(general.isIsolating).toBe(true);
});

describe('SQL that names no organisation', () => {
  test('sees the rows of its own', async () => {
    expect(await emails(general, 1)).toEqual(['ada@example.com']);
    expect(await emails(general, 2)).toEqual(['bob@example.com', 'eve@example.com']);
    expect(await emails(general, 3)).toEqual([]);
  });

  test('changes and removes none of another', async () => {
    const changed = await general.of(1).transaction(async (manager) => {
      const [, updated] = await manager.query<[unknown, number]>(
        `UPDATE users SET hashed_password = 'taken' WHERE email = 'bob@example.com'`,
      );
      const [, removed] = await manager.query<[unknown, number]>('DELETE FROM users WHERE id > 1');
      return [updated, removed];
    });
    expect(changed).toEqual([0, 0]);
  });

  test('writes for its own, and for no other even where it says so', async () => {
    const insert = (columns: string, values: string) =>
      general.of(2).transaction(async (manager) => {
        await manager.query(
          `INSERT INTO users (email, hashed_password${columns}) VALUES ('new@example.com', ''${values})`,
        );
        const [row] = await manager.query<{ organization: number }[]>(
          `SELECT organization_id AS organization FROM users WHERE email = 'new@example.com'`,
        );
        await manager.query(`DELETE FROM users WHERE email = 'new@example.com'`);
        return row?.organization;
      });
    expect(await insert('', '')).toBe(2);
    await expect(insert(', organization_id', ', 1')).rejects.toThrow('row-level security');
  });

  test('does not move a row to another', async () => {
    const moving = general
      .of(2)
      .transaction((manager) => manager.query('UPDATE users SET organization_id = 1'));
    await expect(moving).rejects.toThrow('row-level security');
  });

  test('cannot refer to a row of another, which it does not see', async () => {
    const referring = general.of(2).transaction((manager) =>
      manager.query(
        `INSERT INTO tickets (requester_id, message, status)
         SELECT 1, 'to whom it may concern', 'open'`,
      ),
    );
    await expect(referring).rejects.toThrow('tickets_requester_fkey');
  });

  test('sees nothing at all where nobody said for whom', async () => {
    const seen = await dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('role', left(current_user, 56) || '_tenant', true)`);
      return manager.query<unknown[]>(EMAILS);
    });
    expect(seen).toEqual([]);
  });
});

describe('what is never removed', () => {
  const REMOVE = 'DELETE FROM audit_events WHERE organization_id = 3';
  const asOwner = () => database.query(REMOVE);
  const asTenant = () => general.of(3).transaction((manager) => manager.query(REMOVE));

  test('goes with its organisation alone, and by nobody who acts for it', async () => {
    await database.query(
      `INSERT INTO organizations (id, slug, name) OVERRIDING SYSTEM VALUE VALUES (3, 'third', 'Third')`,
    );
    await database.query(
      `INSERT INTO audit_events (organization_id, action) VALUES (3, 'x'), (1, 'x')`,
    );
    for (const remove of [asOwner, asTenant]) {
      await expect(remove()).rejects.toThrow('never changed or removed');
    }
    await general
      .of(3)
      .transaction((manager) =>
        manager.query('UPDATE organizations SET deletion_requested_at = now()'),
      );
    await expect(asTenant()).rejects.toThrow('never changed or removed');
    await expect(database.query('UPDATE audit_events SET action = NULL')).rejects.toThrow(
      'never changed or removed',
    );
    await expect(database.query('DELETE FROM audit_events')).rejects.toThrow(
      'never changed or removed',
    );
    await asOwner();
    await database.query('DELETE FROM organizations WHERE id = 3');
  });
});

describe('a connection that was of an organisation', () => {
  const asOwner = async (): Promise<string[]> => {
    const all = await Promise.all(
      [1, 2, 3].map(() =>
        general.system.query(
          `SELECT current_setting('app.organization_ids', true) AS ids, current_user AS role, (SELECT count(*) FROM users)::int AS users`,
        ),
      ),
    );
    return all.map(([row]) => JSON.stringify(row));
  };
  let before: string[];
  beforeEach(async () => {
    before = (await asOwner()).map((row) => row.replace('null', '""'));
  });

  const expectForgotten = async () => {
    expect((await asOwner()).map((row) => row.replace('null', '""'))).toEqual(before);
  };

  test('knows nothing of it after a commit', async () => {
    await emails(general, 1);
    await expectForgotten();
  });

  test('nor after an error, a rollback or a statement that took too long', async () => {
    const failing = (sql: string) =>
      general.of(1).transaction((manager) => manager.query(sql).then(() => undefined));
    await expect(failing('SELECT 1 / 0')).rejects.toThrow('division by zero');
    await expect(failing('SELECT pg_sleep(5)')).rejects.toThrow('statement timeout');
    await expect(
      general.of(1).transaction(() => Promise.reject(new Error('given up'))),
    ).rejects.toThrow('given up');
    await expectForgotten();
  });

  test('nor do organisations meet that share few connections', async () => {
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, i) => emails(general, 1 + (i % 2))),
    );
    seen.forEach((found, i) => expect(found).toHaveLength(1 + (i % 2)));
  });
});

describe('a joined transaction', () => {
  test('is refused rows of another organisation', async () => {
    const joined = general.of(1).join(() => general.of(2).query(EMAILS));
    await expect(joined).rejects.toThrow('was asked for rows of 2');
  });

  test('lets the service itself look beyond it, and goes on for its own', async () => {
    const seen = await general.of(1).join(async () => {
      const all = await general.system.query(EMAILS);
      const own = await general.of(1).query(EMAILS);
      return [all.length, own.length];
    });
    expect(seen).toEqual([3, 1]);
  });
});

test('strictly, also SQL that is trusted otherwise meets the policies', async () => {
  const own = await new DataSource(dataSourceOptions(database.url, ONE_CONNECTION)).initialize();
  try {
    const strict = await Database.open(own, true);
    expect(await strict.of(2).query(EMAILS)).toHaveLength(2);
    expect(await strict.ofAll([1, 2]).query(EMAILS)).toHaveLength(3);
    expect(await strict.of(2).snapshot((manager) => manager.query(EMAILS))).toHaveLength(2);
    expect(await general.of(2).query(EMAILS)).toHaveLength(3);
  } finally {
    await own.destroy();
  }
});

describe('a role that may not make the one that acts for organisations', () => {
  const plain = `acs_plain_${randomBytes(4).toString('hex')}`;

  async function open(): Promise<Database> {
    const url = new URL(database.url);
    [url.username, url.password] = [plain, 'plain'];
    const own = await new DataSource(dataSourceOptions(url.href, ONE_CONNECTION)).initialize();
    return Database.open(own, false).finally(() => own.destroy());
  }

  beforeAll(async () => {
    await database.query(`CREATE ROLE ${plain} LOGIN PASSWORD 'plain'`);
    await database.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${plain}`);
  });

  afterAll(async () => {
    await database.query(`DROP OWNED BY ${plain}`);
    await database.query(`DROP ROLE ${plain}`);
  });

  test('is refused where it does not own the tables and so would see nothing', async () => {
    await expect(open()).rejects.toThrow('does not own the tables');
  });

  test('isolates nobody where policies do not hold for it', async () => {
    await database.query(`ALTER ROLE ${plain} BYPASSRLS`);
    expect((await open()).isIsolating).toBe(false);
  });
});
