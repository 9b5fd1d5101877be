import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BoundedPool } from './bounded-pool.js';

let server: Server;
let sockets: Socket[];
let sut: BoundedPool;

beforeEach(async () => {
  // It takes connections and says nothing, as during an outage.
  sockets = [];
  server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  sut = new BoundedPool({ host: '127.0.0.1', port, max: 1 });
});

function goAway(): void {
  server.close();
  for (const socket of sockets) socket.destroy();
}

afterEach(async () => {
  goAway();
  await sut.end();
});

const connectBack = (): Promise<Error | undefined> =>
  new Promise((resolve) => sut.connect((error) => resolve(error)));

describe('BoundedPool', () => {
  it('gives no connection to whoever must not have one, and says why', async () => {
    sut.refusal = () => new Error('not inside a transaction');
    await expect(sut.connect()).rejects.toThrow('not inside a transaction');
    expect(await connectBack()).toEqual(new Error('not inside a transaction'));
    expect(sut.waitingCount + sut.totalCount).toBe(0);
  });

  it('refuses at once where too many wait already', async () => {
    const waiting = Array.from({ length: 201 }, () => sut.connect().catch(() => undefined));
    await expect(sut.connect()).rejects.toThrow('too many wait for a connection already');
    expect(await connectBack()).toEqual(new Error('too many wait for a connection already'));
    // None of those before is lost: each is told that no connection comes.
    goAway();
    await Promise.all(waiting);
    expect(sut.waitingCount).toBe(0);
  });
});
