import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { EmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server on which the tests create databases of their own. */
    databaseServerUrl: string;
  }
}

/** The tests' PostgreSQL: the server of DATABASE_URL, or an embedded one for this run. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    project.provide('databaseServerUrl', given);
    return () => Promise.resolve();
  }
  const folder = await mkdtemp(join(tmpdir(), 'acs-test-'));
  // Otherwise root's server would keep its data elsewhere, where nobody removes it.
  await chmod(folder, 0o755);
  const server = await EmbeddedPostgres.start(folder);
  project.provide('databaseServerUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
