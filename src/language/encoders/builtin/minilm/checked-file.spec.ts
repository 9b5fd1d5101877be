import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readChecked } from './checked-file.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acs-checked-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('reads the file that is meant, and says what to do where it is another one', async () => {
  const path = join(folder, 'weights.bin');
  const sha256 = createHash('sha256').update('weights').digest('hex');
  await writeFile(path, 'weights');
  expect(readChecked({ path, sha256 }).toString()).toBe('weights');
  await writeFile(path, 'weighty');
  expect(() => readChecked({ path, sha256 })).toThrow(/weights\.bin is not the file .* npm ci/);
  await rm(path);
  expect(() => readChecked({ path, sha256 })).toThrow(/weights\.bin is missing.* npm ci/);
});
