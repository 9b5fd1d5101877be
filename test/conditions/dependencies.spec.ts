import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Bom {
  readonly bomFormat: string;
  readonly components: { readonly name: string; readonly version: string }[];
}

/** Licences that ask for no more than to be named. */
const PERMISSIVE =
  /^\(?(MIT|MIT-0|ISC|Python-2\.0|BSD-[23]-Clause|Apache-2\.0|0BSD|PostgreSQL|BlueOak-1\.0\.0)\b/;

let locked: [name: string, LockedPackage][];

beforeAll(async () => {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  locked = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => [path.replace(/^.*node_modules\//, ''), entry]);
});

test('every package is pinned by its content', () => {
  const unpinned = locked.filter(([, { version, integrity }]) => !version || !integrity);
  expect(unpinned.map(([name]) => name)).toEqual([]);
});

test('no package comes from anywhere but a registry of npm', () => {
  const strange = locked.filter(([, { resolved }]) => resolved && !resolved.startsWith('https://'));
  expect(strange.map(([name]) => name)).toEqual([]);
});

test('what runs in production has a permissive licence', () => {
  const others = locked.filter(
    ([, { dev, license }]) => !dev && license !== undefined && !PERMISSIVE.test(license),
  );
  expect(others.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
});

test('the bill of materials names what npm installs for production', async () => {
  const bom = JSON.parse(await output('npm', ['run', '--silent', 'sbom'])) as Bom;
  expect(bom.bomFormat).toBe('CycloneDX');
  const named = new Set(bom.components.map(({ name }) => name));
  const list = await output('npm', ['ls', '--omit=dev', '--all', '--parseable']);
  const installed = list
    .split('\n')
    .flatMap((path) => /(?<=node_modules\/)(@[^/]+\/)?[^/]+$/.exec(path)?.[0] ?? []);
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter((name) => !named.has(name))).toEqual([]);
  // The others are for another operating system or processor.
  const optional = new Set(locked.filter(([, entry]) => entry.optional).map(([name]) => name));
  const besides = [...named].filter((name) => !installed.includes(name) && !optional.has(name));
  expect(besides).toEqual([]);
});

async function output(command: string, parameters: string[]): Promise<string> {
  return (await promisify(execFile)(command, parameters, { maxBuffer: 50_000_000 })).stdout;
}
