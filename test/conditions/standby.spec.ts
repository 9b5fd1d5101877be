import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Api } from '../support/api.js';
import { constantLoad } from '../support/constant-load.js';
import { createTestDatabase } from '../support/database.js';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.js';
import { type ReplicatedServer, startReplicatedServer } from '../support/replicated-server.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { fillSmall } from '../support/small-taxonomy.js';
import { until } from '../support/until.js';

const PER_SECOND = 50;
const SOON_AGAIN = { every: 100 };
const SOON = { every: 100 };

let server: ReplicatedServer;
let proxy: FaultyProxy;
let path: string;
let service: Service;

const at = (serverUrl: string): string => {
  const url = new URL(serverUrl);
  url.pathname = path;
  return url.href;
};

beforeAll(async () => {
  server = await startReplicatedServer(async (superuserUrl) => {
    const database = await createTestDatabase(superuserUrl);
    await fillSmall(database);
    await database.close();
    path = new URL(database.url).pathname;
  });
  proxy = await startFaultyProxy(at(server.primaryUrl));
  service = await startService({ DATABASE_URL: proxy.url });
});

afterAll(async () => {
  await service.stop();
  await proxy.close();
  await server.stop();
});

test('a primary that dies under load and a standby that takes over', async () => {
  const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  const load = constantLoad(service.url, PER_SECOND, (number) => ({
    method: 'POST',
    path: '/tickets',
    token: admin.token!,
    body: { message: `I was charged twice, order ${number}` },
  }));
  const answered = () => load.outcomes.filter(({ status }) => status === 201);
  await until(() => answered().length, SOON).toBeGreaterThan(2 * PER_SECOND);

  await server.killPrimary();
  await sleep(1_000);
  await server.promoteStandby();
  const before = answered().length;
  proxy.moveTo(at(server.standbyUrl));

  await until(async () => (await admin.get('//health/ready')).status, SOON_AGAIN).toBe(200);
  await until(() => answered().length, SOON_AGAIN).toBeGreaterThan(before + PER_SECOND);
  const again = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  // What is told by the database and what works in the background goes on too.
  const { body } = await again.post('/triage/models', { force: true });
  const model = `/triage/models/${String(body['id'])}`;
  await until(async () => (await again.get(model)).body['status'], SOON).toBe('active');
  const sent = await load.stop();

  const statuses = new Set(load.outcomes.map(({ status }) => status));
  expect([...statuses].filter((status) => ![201, 503].includes(status))).toEqual([]);
  const client = new pg.Client({ connectionString: at(server.standbyUrl) });
  await client.connect();
  const { rows } = await client.query<{ id: number; message: string }>(
    'SELECT id, message FROM tickets',
  );
  await client.end();
  const stored = new Map(rows.map(({ id, message }) => [String(id), message]));
  const tickets = answered().map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  expect(tickets.filter(({ id, message }) => stored.get(String(id)) !== message)).toEqual([]);
  console.log(`${tickets.length} of ${sent} tickets answered with 201, none lost`);
});
