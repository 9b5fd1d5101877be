import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveTo, type ServerAccount } from './server-account.js';

export const USER = 'postgres';

/**
 * Whether a finished cluster is there; an interrupted creation never gets this name, and one that
 * may not have reached the disk does not count.
 */
export async function hasCluster(folder: string): Promise<boolean> {
  return (await exists(join(folder, 'PG_VERSION'))) && !(await exists(unsyncedMark(folder)));
}

/**
 * Runs initdb (UTF-8, checksums, password sign-in) beside `folder` and moves the result there. It
 * is not safe from a power failure before `syncCluster`, for which no start need wait.
 */
export async function createCluster(
  initdb: string,
  folder: string,
  account: ServerAccount,
): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  for (const old of [unfinished, folder]) await rm(old, { recursive: true, force: true });
  await writeFile(unsyncedMark(folder), '');
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile(folder), randomBytes(24).toString('base64url'), { mode: 0o600 });
  for (const path of [unfinished, passwordFile(folder)]) await giveTo(account, path);
  await runInitdb(initdb, account, [
    `--pgdata=${unfinished}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile(folder)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ]);
  await rename(unfinished, folder);
}

/** Brings a new cluster to the disk, also while its server runs; nothing may be promised before. */
export async function syncCluster(
  initdb: string,
  folder: string,
  account: ServerAccount,
): Promise<void> {
  await runInitdb(initdb, account, [`--pgdata=${folder}`, '--sync-only']);
  await rm(unsyncedMark(folder), { force: true });
}

/** The password of the cluster's owner, from the private file beside the cluster. */
export async function readPassword(folder: string): Promise<string> {
  return (await readFile(passwordFile(folder), 'utf8')).trim();
}

function unsyncedMark(folder: string): string {
  return `${folder}.unsynced`;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function passwordFile(folder: string): string {
  return `${folder}.password`;
}

async function runInitdb(initdb: string, account: ServerAccount, flags: string[]): Promise<void> {
  const child = spawn(initdb, flags, { ...account, env: { LC_ALL: 'C' }, cwd: '/' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    throw new Error(`the embedded PostgreSQL could not be created: ${output.trim()}`);
  }
}
