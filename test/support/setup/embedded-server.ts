import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../../src/platform/database/embedded/embedded-postgres.js';
import { GIVEN } from '../given.js';
import { atTheEnd } from './at-the-end.js';

let started: Promise<string> | undefined;

/** The tests' PostgreSQL: the server of DATABASE_URL, or an embedded one for this run; its URL. */
export function startDatabaseServer(): Promise<string> {
  return (started ??= (async () => {
    const url = process.env['DATABASE_URL'] ?? (await startEmbedded());
    process.env[GIVEN.databaseServer] = url;
    return url;
  })());
}

async function startEmbedded(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'acs-test-'));
  // Otherwise root's server would keep its data elsewhere, where nobody removes it.
  await chmod(folder, 0o755);
  const server = await EmbeddedPostgres.start(folder);
  atTheEnd(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  // Tests make databases and roles of their own.
  return server.superuserUrl;
}
