import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isReachableFor } from './reachable.js';

const OWN = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const STRANGER = { uid: OWN.uid + 12_345, gid: OWN.gid + 12_345 };
const COLLEAGUE = { uid: STRANGER.uid, gid: OWN.gid };

let folder: string;
let inner: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acs-reach-'));
  inner = join(folder, 'inner');
  await mkdir(inner, { mode: 0o755 });
});

afterEach(() => rm(folder, { recursive: true }));

describe('isReachableFor', () => {
  it.each([
    ['their owner', OWN, 0o700, true],
    ['a member of their group', COLLEAGUE, 0o710, true],
    ['a member of their group who may only look', COLLEAGUE, 0o740, false],
    ['anybody', STRANGER, 0o701, true],
    ['somebody else', STRANGER, 0o770, false],
  ])('folders of which one is open to %s', async (_, account, mode, expected) => {
    await chmod(folder, mode);
    expect(await isReachableFor(account, inner)).toBe(expected);
  });

  it('every folder for whoever we are: a server that we start ourselves', async () => {
    expect(await isReachableFor({}, join(folder, 'not there yet'))).toBe(true);
  });
});
