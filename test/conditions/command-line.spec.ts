import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startAndFail } from '../support/service.js';

const ROOT = new URL('../..', import.meta.url).pathname;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('triage ends quietly when whoever reads it has seen enough', async () => {
  const child = spawn(process.execPath, ['dist/cli/triage.js', '--json'], { cwd: ROOT });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end('I was charged twice\n'.repeat(20_000));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  expect([code, errors]).toEqual([0, '']);
});

test('verify:decisions makes nothing where it finds nothing', async () => {
  const DATA_DIR = join(folder, 'nothing');
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', '@swc-node/register/esm-register', 'src/cli/verify-decisions.ts'],
    { cwd: ROOT, env: { ...environment, DATA_DIR } },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect([code, errors]).toEqual([2, expect.stringContaining(`no database in ${DATA_DIR}`)]);
  expect(existsSync(DATA_DIR)).toBe(false);
});

test('a port in use ends the start before anything is made in the database', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  try {
    const PORT = String((other.address() as AddressInfo).port);
    const { exitCode, output } = await startAndFail({
      ...{ DATA_DIR: join(folder, 'data'), HOST: '127.0.0.1', PORT },
      DATABAES_URL: 'postgres://nowhere',
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(new RegExp(`cannot start: HOST=127.0.0.1 PORT=${PORT}: .*in use`));
    expect(output).toContain(
      'DATABAES_URL is no setting and is ignored: did you mean DATABASE_URL?',
    );
    expect(output).not.toMatch(/migrated|training/);
  } finally {
    other.close();
  }
});
