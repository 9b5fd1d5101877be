import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Statement } from '../../src/database/database.js';

/** A database of one test's own on the tests' server. */
export interface TestDatabase {
  readonly url: string;
  query<Row>(statement: string | Statement, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Creates an empty database with a name that nobody else uses. */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `acs_test_${randomBytes(6).toString('hex')}`;
  await run(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  // The test may stop the server or end its connections on purpose.
  pool.on('error', () => undefined);
  return {
    url: url.href,
    query: async <Row>(statement: string | Statement, values: unknown[] = []) => {
      const config = typeof statement === 'string' ? { text: statement } : statement;
      return (await pool.query(config, values)).rows as Row[];
    },
    drop: async () => {
      await pool.end();
      await run(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
