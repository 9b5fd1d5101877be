import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { residentMegabytes } from '../support/memory.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';

const SLOW_CLIENTS = 200;
const PATIENCE_MS = 5 * 60_000;
const SOON = { timeout: 20_000, interval: 100 };

/** Client and service each need an open file for a connection, and some for themselves. */
const OPEN_FILES = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
const CONNECTIONS =
  OPEN_FILES === 'unlimited' ? 10_000 : Math.min(10_000, Number(OPEN_FILES) - 500);

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createSmallDatabase(inject('databaseServerUrl'));
  service = await startService({ DATABASE_URL: database.url });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

/** The well-behaved are served as ever. */
async function expectServed(): Promise<void> {
  const ticket = await admin.post('/tickets', { message: 'I was charged twice' });
  expect(ticket.status).toBe(201);
  expect((await admin.get('/tickets')).status).toBe(200);
  expect((await admin.get('//health/ready')).status).toBe(200);
}

interface HostileClient {
  readonly socket: Socket;
  readonly isClosed: () => boolean;
  /** All that it was answered. */
  readonly received: () => string;
}

async function open(): Promise<HostileClient> {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  let received = '';
  let closed = false;
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
  // A client that does not stop talking is cut off.
  socket.on('error', () => undefined);
  socket.on('close', () => (closed = true));
  await once(socket, 'connect');
  return { socket, isClosed: () => closed, received: () => received };
}

const openMany = (count: number): Promise<HostileClient[]> =>
  Promise.all(Array.from({ length: count }, open));

const areCutOff = (clients: readonly HostileClient[]) => () =>
  clients.every((client) => client.isClosed());

/** Sends the same again and again for as long as the other side takes it. */
function flood(socket: Socket, piece: string): void {
  const send = (): void => {
    while (!socket.destroyed && socket.writable) {
      if (!socket.write(piece)) {
        socket.once('drain', send);
        return;
      }
    }
  };
  send();
}

const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

const post = (path: string, headers: string): string =>
  `POST /api/v1${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${admin.token}\r\n${headers}\r\n\r\n`;

test(
  'heads and bodies that trickle are cut off, and the others are served meanwhile',
  async () => {
    const [heads, bodies] = await Promise.all([openMany(SLOW_CLIENTS), openMany(SLOW_CLIENTS)]);
    for (const { socket } of heads) socket.write('GET /health HTTP/1.1\r\nHost: x\r\n');
    for (const { socket } of bodies) {
      socket.write(post('/tickets', 'Content-Type: application/json\r\nContent-Length: 10000'));
    }
    const trickle = setInterval(() => {
      for (const { socket } of heads) if (socket.writable) socket.write('X-More: x\r\n');
      for (const { socket } of bodies) if (socket.writable) socket.write('{');
    }, 1_000);
    try {
      for (const clients of [heads, bodies]) {
        const cutOff = areCutOff(clients);
        await expect
          .poll(async () => (await expectServed(), cutOff()), { timeout: 120_000, interval: 500 })
          .toBe(true);
        for (const { received } of clients) {
          expect(received()).toMatch(/^HTTP\/1\.1 408 [^]*"code":"REQUEST\.TIMEOUT"/);
        }
      }
    } finally {
      clearInterval(trickle);
    }
  },
  PATIENCE_MS,
);

test.each([
  ['/tickets', 'application/json', '{"message": "', 150],
  // Of an admin: at most as many rows as one import may have, for each of them.
  ['/triage/examples/import', 'text/csv', 'text,intent\n', 640],
])('a body without end for %s is 413 and cut off', async (path, type, beginning, megabytes) => {
  const clients = await openMany(10);
  const before = await residentMegabytes(service.process.pid!);
  for (const { socket } of clients) {
    socket.write(post(path, `Content-Type: ${type}\r\nTransfer-Encoding: chunked`));
    socket.write(chunk(beginning));
    flood(socket, chunk('refund,x\n'.repeat(1_000)));
  }
  await expectServed();
  await expect.poll(areCutOff(clients), SOON).toBe(true);
  for (const { received } of clients) {
    // Whoever talks on may lose the answer to the end of the connection.
    if (received() !== '') expect(received()).toMatch(/^HTTP\/1\.1 413 /);
  }
  expect(clients.some(({ received }) => received() !== '')).toBe(true);
  expect((await residentMegabytes(service.process.pid!)) - before).toBeLessThan(megabytes);
  await expectServed();
});

test.each([
  ['one endless header', 'X-Bomb: ', 'x'.repeat(10_000)],
  ['headers without end', '', 'X-Bomb: x\r\n'.repeat(1_000)],
])('%s is 431', async (_, head, piece) => {
  const clients = await openMany(10);
  for (const { socket } of clients) {
    socket.write(`GET /health HTTP/1.1\r\nHost: x\r\n${head}`);
    flood(socket, piece);
  }
  await expectServed();
  await expect.poll(areCutOff(clients), SOON).toBe(true);
  const answers = clients.map(({ received }) => received()).filter((text) => text !== '');
  expect(answers.length).toBeGreaterThan(0);
  for (const text of answers) {
    expect(text).toMatch(/^HTTP\/1\.1 431 [^]*"code":"REQUEST\.HEADERS_TOO_LARGE"/);
  }
  await expectServed();
});

test(
  `${CONNECTIONS} open connections`,
  async () => {
    const before = await residentMegabytes(service.process.pid!);
    const clients: HostileClient[] = [];
    try {
      while (clients.length < CONNECTIONS) {
        const opened = await openMany(Math.min(250, CONNECTIONS - clients.length));
        for (const { socket } of opened) socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
        clients.push(...opened);
      }
      const answered = () => clients.filter(({ received }) => received() !== '').length;
      await expect.poll(answered, { timeout: 120_000 }).toBe(CONNECTIONS);
      await expectServed();
      const after = await residentMegabytes(service.process.pid!);
      console.log(
        `${CONNECTIONS} open connections: ${before.toFixed()} MB before, ${after.toFixed()} MB with them`,
      );
      expect(clients.filter((client) => client.isClosed())).toEqual([]);
    } finally {
      for (const { socket } of clients) socket.destroy();
    }
    await expectServed();
  },
  PATIENCE_MS,
);

test('a body that trickles does not keep the service from ending in good order', async () => {
  const { socket } = await open();
  socket.write(post('/tickets', 'Content-Type: application/json\r\nContent-Length: 10000'));
  const trickle = setInterval(() => socket.writable && socket.write('{'), 500);
  await expectServed();
  expect(await service.stop()).toBe(0);
  clearInterval(trickle);
});
