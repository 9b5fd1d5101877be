import { createHash } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCluster } from './cluster.js';
import { isRunning, startOf } from './processes.js';
import { isReachableFor, makeReachable } from './reachable.js';
import type { ServerAccount } from './server-account.js';

/** Where root keeps what its own folders would hide from the `postgres` user. */
export const SHARED_ROOT = '/var/lib/automated-customer-support';

const REMOVING_MS = 5_000;

/** The cluster's folder below DATA_DIR, or, where the server cannot get in there, a shared one. */
export async function clusterFolder(dataDir: string, account: ServerAccount): Promise<string> {
  const base = resolve(dataDir);
  await mkdir(base, { recursive: true });
  if (await isReachableFor(account, base)) return ownFolder(base);
  await makeReachable(SHARED_ROOT);
  return sharedFolder(base);
}

/** Whether DATA_DIR has a cluster already; makes nothing where it has none. */
export async function hasEmbeddedDatabase(dataDir: string): Promise<boolean> {
  const base = resolve(dataDir);
  return (await hasCluster(ownFolder(base))) || hasCluster(sharedFolder(base));
}

function ownFolder(base: string): string {
  return join(base, 'postgresql');
}

function sharedFolder(base: string): string {
  const name = createHash('sha256').update(base).digest('hex').slice(0, 12);
  return join(SHARED_ROOT, `data-${name}`);
}

/** Refuses a folder that a living instance uses; a dead instance's mark is taken over. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const mark = `${folder}.pid`;
  while (!(await tryToMark(mark))) {
    const found = await readFile(mark, 'utf8').catch(() => '');
    const owner = await livingOwner(found);
    if (owner !== undefined) {
      throw new Error(
        `the data folder ${folder} is in use by the instance with process id ${owner}: stop it, or set another DATA_DIR or a DATABASE_URL`,
      );
    }
    await removeMark(mark, found);
  }
  return () => rm(mark, { force: true });
}

// Linked and not written in place: nobody must ever read a mark without its process id.
async function tryToMark(mark: string): Promise<boolean> {
  const own = `${mark}.${process.pid}`;
  await writeFile(own, `${process.pid} ${await startOf(process.pid)}`);
  try {
    await link(own, mark);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

// A process id alone does not tell: after a reboot, or in a new container, somebody else has it.
async function livingOwner(mark: string): Promise<number | undefined> {
  const [id, start] = mark.split(' ');
  const pid = Number(id);
  if (!(await isRunning(pid, 'node'))) return undefined;
  const isOwner = start ? start === (await startOf(pid)) : pid !== process.pid;
  return isOwner ? pid : undefined;
}

// Looking whose mark it is and removing it must be one step: of several that find the mark of the
// dead, a slow one would otherwise remove the mark of the one that was quicker.
async function removeMark(mark: string, found: string): Promise<void> {
  const removing = `${mark}.removing`;
  try {
    await mkdir(removing);
  } catch {
    const { mtimeMs } = await stat(removing).catch(() => ({ mtimeMs: Date.now() }));
    // Whoever made it died in the middle.
    if (Date.now() - mtimeMs > REMOVING_MS) await rmdir(removing).catch(() => undefined);
    await sleep(10);
    return;
  }
  try {
    if ((await readFile(mark, 'utf8')) === found) await rm(mark, { force: true });
  } catch {
    // It is gone already.
  } finally {
    await rmdir(removing);
  }
}
