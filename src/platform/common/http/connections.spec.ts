import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { limitConnections } from './connections.js';

const MOST = 3;

describe('limitConnections', () => {
  let server: FastifyInstance;
  let release: ReturnType<typeof limitConnections>;
  let answer: () => void;
  let isAsked: Promise<void>;

  beforeEach(async () => {
    server = fastify();
    release = limitConnections(server, MOST);
    const answered = new Promise<void>((resolve) => (answer = resolve));
    server.get('/quick', () => 'quick');
    isAsked = new Promise((resolve) => {
      server.get('/slow', async () => {
        resolve();
        await answered;
        return 'slow';
      });
    });
    await server.listen({ port: 0 });
  });

  afterEach(async () => {
    answer();
    await server.close();
  });

  async function open(): Promise<Socket> {
    const socket = connect((server.server.address() as AddressInfo).port, 'localhost');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  }

  async function ask(socket: Socket, path: string): Promise<string> {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return chunk.toString();
  }

  it('makes room at the cost of the connection that was quiet for longest', async () => {
    const sockets = [await open(), await open(), await open()] as const;
    const [first, second, third] = sockets;
    for (const socket of sockets) await ask(socket, '/quick');
    await ask(first, '/quick');
    const closed = once(second, 'close');
    const newest = await open();
    await closed;
    for (const socket of [first, third, newest]) {
      expect(await ask(socket, '/quick')).toMatch(/^HTTP\/1.1 200/);
    }
  });

  it('leaves those alone that are requests no more', async () => {
    const accepted = once(server.server, 'connection') as Promise<[Socket]>;
    const upgraded = await open();
    await ask(upgraded, '/quick');
    release((await accepted)[0]);
    const quiet = await open();
    const closed = once(quiet, 'close');
    for (let count = 0; count < MOST - 1; count++) await open();
    await closed;
    expect(await ask(upgraded, '/quick')).toMatch(/^HTTP\/1.1 200/);
  });

  it('leaves those alone that wait for an answer', async () => {
    const busy = await open();
    const answered = ask(busy, '/slow');
    await isAsked;
    const quiet = await open();
    const closed = once(quiet, 'close');
    for (let count = 0; count < MOST; count++) await open();
    await closed;
    answer();
    expect(await answered).toMatch(/^HTTP\/1.1 200/);
  });

  it('hangs up at the end, also where nothing was said yet, or half of it', async () => {
    const silent = await open();
    const half = await open();
    half.write('GET / HTT');
    const busy = await open();
    const answered = ask(busy, '/slow');
    await isAsked;
    const hungUp = Promise.all([once(silent, 'close'), once(half, 'close')]);
    const closed = server.close();
    await hungUp;
    answer();
    expect(await answered).toMatch(/^HTTP\/1.1 200/);
    await closed;
  });
});
