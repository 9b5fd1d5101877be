import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { clusterFolder, lockFolder } from './data-folder.js';
import { startOf } from './processes.js';

let root: string;
let folder: string;
let other: ChildProcess;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'acs-data-'));
  folder = join(root, 'postgresql');
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(other, 'spawn');
});

afterEach(async () => {
  other.kill('SIGKILL');
  await rm(root, { recursive: true });
});

const markedBy = (content: string): Promise<void> => writeFile(`${folder}.pid`, content);

describe('clusterFolder', () => {
  it('is below DATA_DIR, which is made where it is missing', async () => {
    const dataDir = join(root, 'some', 'data');
    expect(await clusterFolder(dataDir, {})).toBe(join(dataDir, 'postgresql'));
    expect((await stat(dataDir)).isDirectory()).toBe(true);
  });
});

describe('lockFolder', () => {
  it('is for one instance at a time, and leaves nothing behind', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(
      `in use by the instance with process id ${process.pid}: stop it, or set another DATA_DIR`,
    );
    await unlock();
    await (
      await lockFolder(folder)
    )();
    expect(await readdir(root)).toEqual([]);
  });

  it('refuses what another living instance has, also one of before marks told its start', async () => {
    const start = await startOf(other.pid!);
    for (const mark of [`${other.pid} ${start}`, `${other.pid}`]) {
      await markedBy(mark);
      await expect(lockFolder(folder)).rejects.toThrow(`process id ${other.pid}`);
    }
  });

  it('takes over what the dead have left', async () => {
    const { pid } = other;
    other.kill('SIGKILL');
    await once(other, 'exit');
    await markedBy(`${pid} ${await startOf(process.pid)}`);
    await (
      await lockFolder(folder)
    )();
  });

  it.each([
    ['that began later', () => Promise.resolve(`${other.pid} another-start`)],
    ['of our own, in a new container', () => Promise.resolve(String(process.pid))],
    ['that is none', () => Promise.resolve('')],
  ])('takes over the mark of a process id %s', async (_, mark) => {
    await markedBy(await mark());
    await (
      await lockFolder(folder)
    )();
  });

  it('goes on where somebody died while they removed a mark', async () => {
    await markedBy('0');
    const removing = `${folder}.pid.removing`;
    await mkdir(removing);
    const before = new Date(Date.now() - 60_000);
    await utimes(removing, before, before);
    await (
      await lockFolder(folder)
    )();
    expect(await readdir(root)).toEqual([]);
  });
});
