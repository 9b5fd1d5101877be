import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isRunning } from './processes.js';
import { isReachableFor } from './reachable.js';
import type { ServerAccount } from './server-account.js';

/** Where root keeps what its own folders would hide from the `postgres` user. */
export const SHARED_ROOT = '/var/lib/automated-customer-support';

/** The cluster's folder below DATA_DIR, or, where the server cannot get in there, a shared one. */
export async function clusterFolder(dataDir: string, account: ServerAccount): Promise<string> {
  const base = resolve(dataDir);
  await mkdir(base, { recursive: true });
  if (await isReachableFor(account, base)) return join(base, 'postgresql');
  await mkdir(SHARED_ROOT, { recursive: true, mode: 0o755 });
  const name = createHash('sha256').update(base).digest('hex').slice(0, 12);
  return join(SHARED_ROOT, `data-${name}`);
}

/** Refuses a folder that a living instance uses; a dead instance's mark is taken over. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}.pid`;
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = Number(await readFile(path, 'utf8').catch(() => ''));
      if (owner !== process.pid && (await isRunning(owner, 'node'))) {
        throw new Error(
          `the data folder ${folder} is in use by the instance with process id ${owner}: stop it, or set another DATA_DIR or a DATABASE_URL`,
          { cause: error },
        );
      }
      await rm(path, { force: true });
    }
  }
}
