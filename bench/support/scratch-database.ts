import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';

/** A database for one run of a benchmark. */
export interface ScratchDatabase {
  readonly url: string;
  /** Removes it. */
  drop(): Promise<void>;
}

/** On the server of DATABASE_URL, or on an embedded one that is gone afterwards. */
export async function createScratchDatabase(): Promise<ScratchDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given) return createDatabase(given);
  const folder = await mkdtemp(join(tmpdir(), 'acs-bench-'));
  // Otherwise root's server would keep its data elsewhere, where nobody removes it.
  await chmod(folder, 0o755);
  const server = await EmbeddedPostgres.start(folder);
  return {
    url: server.url,
    drop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(serverUrl: string): Promise<ScratchDatabase> {
  const name = `acs_bench_${randomBytes(6).toString('hex')}`;
  await run(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => run(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
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
