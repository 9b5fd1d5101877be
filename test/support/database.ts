import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Statement } from '../../src/platform/database/statement.js';

/** A database of one test's own on the tests' server. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  query<Row>(statement: string | Statement, values?: unknown[]): Promise<Row[]>;
  /** Ends its connections, as others can be made after its pattern only while it has none. */
  close(): Promise<void>;
  drop(): Promise<void>;
}

/** Creates a database with a name that nobody else uses: empty, or as its template is. */
export async function createTestDatabase(
  serverUrl: string,
  template = 'template0',
): Promise<TestDatabase> {
  const name = `acs_test_${randomBytes(6).toString('hex')}`;
  await run(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} ENCODING 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  // The test may stop the server or end its connections on purpose.
  pool.on('error', () => undefined);
  return {
    name,
    url: url.href,
    query: async <Row>(statement: string | Statement, values: unknown[] = []) => {
      const config = typeof statement === 'string' ? { text: statement } : statement;
      return (await pool.query(config, values)).rows as Row[];
    },
    close: () => pool.end(),
    drop: async () => {
      if (!pool.ended) await pool.end();
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
