import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TestDatabase } from '../support/database.js';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.js';
import { openRedis, type TestRedis } from '../support/redis.js';
import { ADMIN, READINESS_TOKEN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const LIMIT = 12;
const USER_LIMIT = 8;
const SIGN_IN_LIMIT = 4;
const SOON = { every: 50 };

let database: TestDatabase;
let redis: TestRedis;
let proxy: FaultyProxy;
let services: Service[];

beforeAll(async () => {
  database = await createTrainedDatabase();
  redis = await openRedis();
  console.info(`limits are shared through ${redis.kind}`);
  proxy = await startFaultyProxy(redis.url);
  const environment = {
    DATABASE_URL: database.url,
    REDIS_URL: proxy.url,
    // Other tests on the same Redis have users of the same numbers.
    SECRET_KEY: randomBytes(32).toString('hex'),
    RATE_LIMIT_PER_MINUTE: String(LIMIT),
    RATE_LIMIT_PER_USER_PER_MINUTE: String(USER_LIMIT),
    RATE_LIMIT_SIGN_IN_PER_MINUTE: String(SIGN_IN_LIMIT),
    // Each test is a client of its own.
    TRUST_PROXY: 'true',
  };
  // One after the other: the first makes the admin.
  services = [await startService(environment), await startService(environment)];
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await proxy.close();
  await redis.close();
  await database.drop();
});

interface Call {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
}

/** Sends to the instances in turn. */
let turn = 0;
function send(client: string, path: string, call?: Call): Promise<Response> {
  return sendTo(services[turn++ % services.length]!.url, client, path, call);
}

function sendTo(
  url: string,
  client: string,
  path: string,
  { method, token, body }: Call = {},
): Promise<Response> {
  return fetch(url + path, {
    method: method ?? 'GET',
    headers: {
      'x-forwarded-for': client,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

function newClient(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

async function statuses(count: number, call: () => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let left = count; left > 0; left--) found.push((await call()).status);
  return found;
}

/** What readiness says of Redis, by each instance. */
async function stores(): Promise<string[]> {
  return Promise.all(
    services.map(async ({ url }) => {
      const response = await fetch(`${url}/health/ready`, READS);
      const { status, components } = (await response.json()) as Readiness;
      return `${response.status} ${status} ${components.redis}`;
    }),
  );
}

interface Readiness {
  readonly status: string;
  readonly components: { readonly redis: string };
}

const everywhere = (state: string): string[] => services.map(() => state);
const READS = { headers: { authorization: `Bearer ${READINESS_TOKEN}` } };
const UP = '200 ok up';
const AWAY = '200 ok away';

const unknownAddress = (client: string) => () => send(client, '/api/v1/nowhere');

async function signIn(): Promise<string> {
  const body = { email: ADMIN.email, password: ADMIN.password };
  const response = await send(newClient(), '/api/v1/auth/login', { method: 'POST', body });
  expect(response.status).toBe(200);
  return ((await response.json()) as { accessToken: string }).accessToken;
}

describe('two instances with one Redis', () => {
  test('count an address together', async () => {
    const client = newClient();
    const found = await statuses(LIMIT + 2, unknownAddress(client));
    expect(found).toEqual([...Array<number>(LIMIT).fill(404), 429, 429]);
    expect((await send(newClient(), '/api/v1/nowhere')).status).toBe(404);
  });

  test('count requests that come at once exactly', async () => {
    const client = newClient();
    const all = Array.from({ length: 3 * LIMIT }, unknownAddress(client));
    const found = (await Promise.all(all)).map(({ status }) => status);
    expect(found.filter((status) => status === 404)).toHaveLength(LIMIT);
    expect(found.filter((status) => status === 429)).toHaveLength(2 * LIMIT);
  });

  test('count sign-ins of an address together', async () => {
    const client = newClient();
    const body = { email: ADMIN.email, password: 'a wrong guess' };
    const guess = () => send(client, '/api/v1/auth/login', { method: 'POST', body });
    expect(await statuses(SIGN_IN_LIMIT + 1, guess)).toEqual([
      ...Array<number>(SIGN_IN_LIMIT).fill(401),
      429,
    ]);
  });

  test('count a user together, from any address and with any of their tokens', async () => {
    const tokens = [await signIn(), await signIn()];
    const read = () => send(newClient(), '/api/v1/users/me', { token: tokens[turn % 3 ? 1 : 0]! });
    expect(await statuses(USER_LIMIT, read)).toEqual(Array<number>(USER_LIMIT).fill(200));
    const response = await read();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(response.headers.get('ratelimit-policy')).toBe(
      `"default";q=${LIMIT};w=60, "user";q=${USER_LIMIT};w=60`,
    );
    expect(response.headers.get('ratelimit')).toMatch(
      new RegExp(`^"default";r=${LIMIT - 1};t=\\d+, "user";r=0;t=\\d+$`),
    );
  });
});

describe('while Redis', () => {
  /** Every instance counts by itself: each lets pass what is allowed to all together. */
  async function expectOwnLimits(): Promise<void> {
    const client = newClient();
    for (const { url } of services) {
      const found = await statuses(LIMIT + 1, () => sendTo(url, client, '/api/v1/nowhere'));
      expect(found).toEqual([...Array<number>(LIMIT).fill(404), 429]);
    }
  }

  async function expectSharedLimits(): Promise<void> {
    const client = newClient();
    const found = await statuses(LIMIT + 1, unknownAddress(client));
    expect(found).toEqual([...Array<number>(LIMIT).fill(404), 429]);
  }

  /** Clients that call all the time, each its own address; gives the statuses once it is stopped. */
  function load(): { stop: () => Promise<number[]> } {
    let running = true;
    const found: number[] = [];
    const clients = Array.from({ length: 8 }, async () => {
      while (running) found.push((await unknownAddress(newClient())()).status);
    });
    return {
      stop: async () => {
        running = false;
        await Promise.all(clients);
        return found;
      },
    };
  }

  const linesAbout = (text: string): number[] =>
    services.map((service) => service.output().split(text).length - 1);

  test.each([
    ['is gone', () => proxy.cut()],
    ['does not answer', () => proxy.stall()],
  ])('%s, each counts by itself, nobody waits or fails, and it comes back', async (_, fail) => {
    await until(stores, SOON).toEqual(everywhere(UP));
    const [awayBefore, backBefore] = [linesAbout('Redis is away'), linesAbout('Redis is back')];
    const clients = load();
    let found: number[];
    try {
      fail();
      await until(stores, SOON).toEqual(everywhere(AWAY));
      await expectOwnLimits();
      // Long enough to try several times to connect.
      await sleep(2_000);
      expect(await stores()).toEqual(everywhere(AWAY));
      proxy.mend();
      await until(stores, SOON).toEqual(everywhere(UP));
    } finally {
      proxy.mend();
      found = await clients.stop();
    }
    expect(found.length).toBeGreaterThan(100);
    expect(new Set(found)).toEqual(new Set([404]));
    await expectSharedLimits();
    expect(linesAbout('Redis is away')).toEqual(awayBefore.map((count) => count + 1));
    expect(linesAbout('Redis is back')).toEqual(backBefore.map((count) => count + 1));
    for (const service of services) expect(service.process.exitCode).toBeNull();
  });

  test('is away from the beginning, the service starts', async () => {
    const service = await startService({
      DATABASE_URL: database.url,
      REDIS_URL: 'redis://:hunter22@127.0.0.1:1',
    });
    try {
      const { status, components } = (await (
        await fetch(`${service.url}/health/ready`, READS)
      ).json()) as Readiness;
      expect(status).toBe('ok');
      expect(components.redis).toBe('away');
      expect(service.output().match(/Redis is away/g)).toHaveLength(1);
      expect(service.output()).not.toContain('hunter22');
    } finally {
      await service.stop();
    }
  });
});
