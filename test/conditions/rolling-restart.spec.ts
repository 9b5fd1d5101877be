import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '../../src/platform/database/embedded/address.js';
import { type Answer, Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { type LoadBalancer, startLoadBalancer } from '../support/load-balancer.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const INSTANCES = 3;
const CLIENTS = 12;
const PAUSE_MS = 50;
const PATIENCE_MS = 10 * 60_000;
const SOON = { every: 50 };

let database: TestDatabase;
let ports: number[];
let services: Service[];
let balancer: LoadBalancer;

beforeAll(async () => {
  database = await createTrainedDatabase();
  ports = await Promise.all(Array.from({ length: INSTANCES }, freePort));
  services = await Promise.all(ports.map(start));
  balancer = await startLoadBalancer(services.map(({ url }) => url));
});

afterAll(async () => {
  await balancer.close();
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

function start(port: number): Promise<Service> {
  return startService({
    DATABASE_URL: database.url,
    PORT: String(port),
    SHUTDOWN_DELAY_SECONDS: '2',
  });
}

test(
  'no request is lost while three instances are restarted one after the other',
  async () => {
    await until(balancer.ready, SOON).toBe(INSTANCES);
    const admin = await new Api(balancer.url).as(ADMIN.email, ADMIN.password);
    const created: number[] = [];
    const failed: string[] = [];
    let reads = 0;
    let running = true;

    const succeeds = async (
      what: string,
      expected: number,
      call: Promise<Answer>,
    ): Promise<Answer['body'] | undefined> => {
      try {
        const { status, body } = await call;
        if (status === expected) return body;
        failed.push(`${what}: ${status} ${JSON.stringify(body)}`);
      } catch (error) {
        failed.push(`${what}: ${String(error)}`);
      }
      return undefined;
    };
    const client = async (name: number): Promise<void> => {
      for (let turn = 0; running; turn++) {
        const message = `I was charged twice, says ${name} for the ${turn}th time`;
        const ticket = await succeeds('create', 201, admin.post('/tickets', { message }));
        if (ticket) created.push(Number(ticket['id']));
        await succeeds('read', 200, admin.get(`/tickets/${created.at(-1)!}`));
        await succeeds('list', 200, admin.get('/tickets?limit=5'));
        reads += 2;
        await sleep(PAUSE_MS);
      }
    };
    const load = Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(name)));
    try {
      for (const [index, service] of services.entries()) {
        const before = created.length;
        const stopped = service.stop();
        await until(balancer.ready, SOON).toBe(INSTANCES - 1);
        expect(await stopped).toBe(0);
        services[index] = await start(ports[index]!);
        await until(balancer.ready, SOON).toBe(INSTANCES);
        expect(created.length).toBeGreaterThan(before);
      }
    } finally {
      running = false;
      await load;
    }
    expect(failed).toEqual([]);
    console.log(`${created.length} tickets created, ${reads} reads, none lost`);
    const stored = await database.query<{ id: number }>('SELECT id FROM tickets ORDER BY id');
    expect(stored.map(({ id }) => id)).toEqual(created.toSorted((a, b) => a - b));
  },
  PATIENCE_MS,
);
