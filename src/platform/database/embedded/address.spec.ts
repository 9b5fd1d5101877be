import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { makeAddress } from './address.js';
import { socketIn } from './socket-folder.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'acs-address-'));
});

afterEach(() => rm(root, { recursive: true }));

describe('makeAddress', () => {
  it('is a socket and no port, by whatever name its folder goes', async () => {
    const folder = join(root, 'a, "b" @c/50% d+e?f#g&h=ä');
    await mkdir(folder, { recursive: true });
    const sut = await makeAddress(folder, {}, 'linux');
    expect(sut.settings).toContain('listen_addresses=');
    expect(sut.settings).toContain(`unix_socket_directories="${folder.replaceAll('"', '""')}"`);
    expect(sut.name).toBe(`socket ${socketIn(folder)}`);
    const { host, port, user, password, database } = new pg.Client({
      connectionString: sut.urlOf('ada', 's3cret'),
    });
    expect([host, port, user, password, database]).toEqual([
      ...[folder, sut.port, 'ada', 's3cret', 'postgres'],
    ]);
    await sut.remove();
  });

  it('is a port on loopback and no socket on Windows', async () => {
    const sut = await makeAddress(root, {}, 'win32');
    expect(sut.settings).toEqual(['listen_addresses=127.0.0.1', 'unix_socket_directories=']);
    const { host, port } = new pg.Client({ connectionString: sut.urlOf('ada', 's3cret') });
    expect([host, port]).toEqual(['127.0.0.1', sut.port]);
    await sut.remove();
  });
});
