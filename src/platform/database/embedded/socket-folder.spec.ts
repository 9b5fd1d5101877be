import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { removeTemporary, socketFolder, socketIn } from './socket-folder.js';

const LONGEST = platform() === 'darwin' ? 103 : 107;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'acs-socket-'));
});

afterEach(() => rm(root, { recursive: true }));

/** A folder whose socket has a path of so many bytes, in two-byte letters where `letter` is one. */
async function folderFor(bytes: number, letter = 'x'): Promise<string> {
  const left = bytes - Buffer.byteLength(socketIn(join(root, 'x'))) + 1;
  const count = Math.floor(left / Buffer.byteLength(letter));
  const folder = join(root, letter.repeat(count) + 'x'.repeat(left % Buffer.byteLength(letter)));
  await mkdir(folder);
  return folder;
}

const missing = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    () => true,
  );

describe('socketFolder', () => {
  it('is that of the cluster, in which it leaves nothing', async () => {
    expect(await socketFolder(root, {})).toBe(root);
    expect(await readdir(root)).toEqual([]);
  });

  it('is that of the cluster also where a server that was killed has left its socket', async () => {
    await writeFile(socketIn(root), '');
    expect(await socketFolder(root, {})).toBe(root);
    expect(await readdir(root)).toHaveLength(1);
  });

  it.each(['x', 'é'])(
    'is that of the cluster up to what the system takes, in %s',
    async (letter) => {
      const [longest, tooLong] = [
        await folderFor(LONGEST, letter),
        await folderFor(LONGEST + 1, letter),
      ];
      expect(await socketFolder(longest, {})).toBe(longest);
      const instead = await socketFolder(tooLong, {});
      await removeTemporary(instead);
      expect(instead).not.toBe(tooLong);
    },
  );

  it('is a private one of its own where there can be no socket', async () => {
    const [one, other] = await Promise.all(
      ['none', 'none'].map((name) => socketFolder(join(root, name), {})),
    );
    expect(one).not.toBe(other);
    for (const folder of [one!, other!]) {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
      for (const suffix of ['', '.lock']) await writeFile(socketIn(folder) + suffix, '');
      await removeTemporary(folder);
      expect(await missing(folder)).toBe(true);
    }
  });
});

describe('removeTemporary', () => {
  it('takes nothing away from a cluster, nor anything but a socket', async () => {
    await writeFile(socketIn(root), '');
    await removeTemporary(root);
    expect(await readdir(root)).toHaveLength(1);
    const folder = await socketFolder(join(root, 'none'), {});
    await writeFile(join(folder, 'letter'), '');
    await removeTemporary(folder);
    expect(await readdir(folder)).toEqual(['letter']);
    await rm(folder, { recursive: true });
  });

  it('has nothing to do where the folder is gone', async () => {
    const folder = await socketFolder(join(root, 'none'), {});
    await removeTemporary(folder);
    await removeTemporary(folder);
    expect(await missing(folder)).toBe(true);
  });
});
