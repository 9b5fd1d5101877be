/**
 * Live connections on one instance: how long after the commit an event is at one of them, and at all,
 * and what they take in memory. `--sockets 2000 --events 200 --every 100` (milliseconds)
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { WebSocket } from 'ws';
import { startOurs } from './http/servers.js';
import { BENCH_ADMIN } from './support/bench-service.js';
import { HttpClient, inParallel } from './support/http-client.js';
import { createScratchDatabase } from './support/scratch-database.js';

const SOCKETS_PER_USER = 5;
const SETTLE_MS = 3_000;
const GIVE_UP_MS = 10_000;
const INSERT = `
  INSERT INTO outbox_events (type, payload) VALUES ('ticket.updated',
    jsonb_build_object('ticketId', $1::integer, 'conversationId', 1, 'requesterId', 1,
      'status', 'escalated', 'version', 3, 'fields', '["status"]'::jsonb, 'actorId', 1))`;

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '2000' },
    events: { type: 'string', default: '200' },
    every: { type: 'string', default: '100' },
  },
});
const [sockets, events, every] = [values.sockets, values.events, values.every].map(Number) as [
  number,
  number,
  number,
];

const database = await createScratchDatabase();
const service = await startOurs({ databaseUrl: database.url, pool: 10 });
const client = new pg.Client({ connectionString: database.url });
await client.connect();
const open: WebSocket[] = [];
try {
  const keys = await makeKeys(Math.ceil(sockets / SOCKETS_PER_USER));
  await sleep(SETTLE_MS);
  const before = residentMegabytes();
  const delays: number[] = [];
  const missing = new Map<number, { at: number; left: number; last: number }>();
  const began = performance.now();
  const hear = (data: Buffer): void => {
    const message = JSON.parse(data.toString()) as { type: string; data: { ticketId: number } };
    const sent = message.type === 'event' ? missing.get(message.data.ticketId) : undefined;
    if (!sent) return;
    sent.last = performance.now();
    sent.left -= 1;
    delays.push(sent.last - sent.at);
  };
  await inParallel([...Array(sockets).keys()], 50, (number) =>
    connect(keys[Math.floor(number / SOCKETS_PER_USER)]!, hear),
  );
  const connected = performance.now() - began;
  await sleep(SETTLE_MS);
  const during = residentMegabytes();
  for (let number = 1; number <= events; number++) {
    await client.query(INSERT, [number]);
    missing.set(number, { at: performance.now(), left: sockets, last: 0 });
    await client.query(`SELECT pg_notify('outbox_events', '')`);
    await sleep(every);
  }
  const deadline = Date.now() + GIVE_UP_MS;
  while ([...missing.values()].some(({ left }) => left > 0) && Date.now() < deadline)
    await sleep(50);
  const all = [...missing.values()].map(({ at, last }) => last - at);
  const lost = [...missing.values()].reduce((sum, { left }) => sum + left, 0);
  const perSocket = ((during - before) * 1024) / sockets;
  console.log(
    `${sockets} connections in ${(connected / 1000).toFixed(1)} s, ${events} events, ${lost} lost`,
  );
  print('from the commit to one connection', delays);
  print('from the commit to all of them', all);
  console.log(
    `memory: ${before.toFixed(0)} MB before, ${during.toFixed(0)} MB with them ` +
      `(${perSocket.toFixed(1)} kB each), ${residentMegabytes().toFixed(0)} MB after the events`,
  );
} finally {
  for (const socket of open) socket.terminate();
  await client.end();
  await service.stop();
  await database.drop();
}

/** A machine for each five connections, as one user may have no more. */
async function makeKeys(count: number): Promise<string[]> {
  const admin = await new HttpClient(service.url).signIn(BENCH_ADMIN.email, BENCH_ADMIN.password);
  const keys: string[] = [];
  await inParallel([...Array(count).keys()], 8, async (number) => {
    const made = await admin.call('POST', '/auth/api-keys', {
      name: `bench-${number}`,
      role: 'agent',
    });
    keys.push(String(made['key']));
  });
  return keys;
}

async function connect(token: string, hear: (data: Buffer) => void): Promise<void> {
  const socket = new WebSocket(`${service.url.replace('http', 'ws')}/api/v1/live`);
  open.push(socket);
  await once(socket, 'open');
  const ready = new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (data.includes('"ready"')) resolve();
      hear(data);
    });
    socket.on('close', (code) => reject(new Error(`closed: ${code}`)));
  });
  // Of those that end later nobody is told but by what is lost.
  ready.catch(() => undefined);
  socket.send(JSON.stringify({ type: 'hello', token }));
  await ready;
}

function print(what: string, milliseconds: readonly number[]): void {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
  console.log(`${what}: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}

function residentMegabytes(): number {
  const pid = String(service.pid);
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' })) / 1024;
}
