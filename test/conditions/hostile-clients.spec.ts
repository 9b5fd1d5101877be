import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { beforeAll, expect, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { residentMegabytes } from '../support/memory.js';
import { type Service } from '../support/service.js';
import { until } from '../support/until.js';

const SLOW_CLIENTS = 200;
const PATIENCE_MS = 5 * 60_000;
const SOON = { every: 100 };

/** Client and service each need an open file for a connection, and some for themselves. */
const OPEN_FILES = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
const OTHERS = 500 + 2 * SLOW_CLIENTS;
const CONNECTIONS =
  OPEN_FILES === 'unlimited' ? 10_000 : Math.min(10_000, Number(OPEN_FILES) - OTHERS);

let service: Service;
let admin: Api;
/** One that is stopped while the other one is needed. */
let stopped: Fixture;

beforeAll(async () => {
  let served: Fixture;
  [served, stopped] = await Promise.all([fixture(), fixture()]);
  ({ service, admin } = served);
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

async function open(url = service.url): Promise<HostileClient> {
  const { hostname, port } = new URL(url);
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
  Promise.all(Array.from({ length: count }, () => open()));

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

const post = (path: string, headers: string, by = admin): string =>
  `POST /api/v1${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${by.token}\r\n${headers}\r\n\r\n`;

// These three wait most of the time.

test.concurrent(
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
        await until(async () => (await expectServed(), cutOff()), {
          within: 120_000,
          every: 500,
        }).toBe(true);
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

test.concurrent(
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
      await until(answered, { within: 120_000 }).toBe(CONNECTIONS);
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

test.concurrent(
  'a body that trickles does not keep the service from ending in good order',
  async () => {
    const { service, admin } = stopped;
    const { socket } = await open(service.url);
    const body = 'Content-Type: application/json\r\nContent-Length: 10000';
    socket.write(post('/tickets', body, admin));
    const trickle = setInterval(() => socket.writable && socket.write('{'), 500);
    // The one before it has arrived by then.
    expect((await admin.get('/tickets')).status).toBe(200);
    expect(await service.stop()).toBe(0);
    clearInterval(trickle);
  },
);

/** Who sends a little more than is taken and then listens must hear why; it is hung up on as well. */
async function expectRefusal(sent: string, expected: RegExp): Promise<void> {
  const client = await open();
  client.socket.write(sent);
  await until(client.received, SOON).toMatch(expected);
  await until(client.isClosed, SOON).toBe(true);
}

test.each([
  ['/tickets', 'application/json', '{"message": "', 146, 60],
  // Of an admin: at most as many rows as one import may have, for each of them.
  ['/triage/examples/import', 'text/csv', 'text,intent\n', 201, 256],
])(
  'a body without end for %s is 413 and cut off',
  async (path, type, beginning, pieces, megabytes) => {
    const head = post(path, `Content-Type: ${type}\r\nTransfer-Encoding: chunked`);
    const piece = chunk('refund,x\n'.repeat(1_000));
    await expectRefusal(head + chunk(beginning) + piece.repeat(pieces), /^HTTP\/1\.1 413 /);
    const clients = await openMany(4);
    const before = await residentMegabytes(service.process.pid!);
    for (const { socket } of clients) {
      socket.write(head + chunk(beginning));
      flood(socket, piece);
    }
    await expectServed();
    await until(areCutOff(clients), SOON).toBe(true);
    for (const { received } of clients) {
      // Whoever talks on may lose the answer to the end of the connection; where the machine is too
      // slow to take as much as that in time, the time ends it.
      if (received() !== '') expect(received()).toMatch(/^HTTP\/1\.1 (413|408) /);
    }
    expect((await residentMegabytes(service.process.pid!)) - before).toBeLessThan(megabytes);
    await expectServed();
  },
);

test.each([
  ['one endless header', 'X-Bomb: ', 'x'.repeat(10_000)],
  ['headers without end', '', 'X-Bomb: x\r\n'.repeat(1_000)],
])('%s is 431', async (_, beginning, piece) => {
  const refusal = /^HTTP\/1\.1 431 [^]*"code":"REQUEST\.HEADERS_TOO_LARGE"/;
  const head = `GET /health HTTP/1.1\r\nHost: x\r\n${beginning}`;
  await expectRefusal(head + piece.repeat(3), refusal);
  const clients = await openMany(10);
  for (const { socket } of clients) {
    socket.write(head);
    flood(socket, piece);
  }
  await expectServed();
  await until(areCutOff(clients), SOON).toBe(true);
  for (const { received } of clients) if (received() !== '') expect(received()).toMatch(refusal);
  await expectServed();
});
