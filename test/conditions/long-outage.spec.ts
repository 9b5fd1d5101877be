import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { constantLoad } from '../support/constant-load.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { type FaultyProxy, startFaultyProxy } from '../support/faulty-proxy.js';
import { residentMegabytes } from '../support/memory.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const OUTAGE_MS = 30_000;
const PER_SECOND = 100;
const MOST_GROWTH_MB = 150;
const SOON_AGAIN = { every: 100 };
const MESSAGE = { message: 'I was charged twice' };
const PATIENCE_MS = 5 * 60_000;

let database: TestDatabase;
let proxy: FaultyProxy;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  proxy = await startFaultyProxy(database.url);
  service = await startService({ DATABASE_URL: proxy.url });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await proxy.close();
  await database.drop();
});

test(
  'a database that is gone for 30 s',
  async () => {
    const { body } = await admin.post('/tickets', MESSAGE);
    const token = admin.token!;
    // One in ten is a transaction of several statements.
    const load = constantLoad(service.url, PER_SECOND, (number) =>
      number % 10 === 0
        ? {
            method: 'PATCH',
            path: `/tickets/${String(body['id'])}`,
            token,
            body: { priority: 'high' },
          }
        : number % 2 === 0
          ? { method: 'GET', path: '/tickets', token }
          : { method: 'POST', path: '/tickets', token, body: MESSAGE },
    );
    await sleep(3_000);
    const pid = service.process.pid!;
    const before = await residentMegabytes(pid);
    const healthy = load.outcomes.length;

    // Nothing comes through or is refused, and what is open now is never heard of again.
    proxy.stall();
    const end = Date.now() + OUTAGE_MS;
    let highest = before;
    while (Date.now() < end) {
      expect((await admin.get('//health')).status).toBe(200);
      highest = Math.max(highest, await residentMegabytes(pid));
      await sleep(500);
    }
    expect((await admin.get('//health/ready')).status).toBe(503);
    // Nobody is kept waiting until it is over.
    expectThat(load.outcomes.length - healthy, 'answers meanwhile').toBeGreaterThan(
      10 * PER_SECOND,
    );
    proxy.renew();
    const failures = async () => {
      const calls = Array.from({ length: 20 }, (_, number) =>
        number % 2 ? admin.post('/tickets', MESSAGE) : admin.get('/tickets'),
      );
      return (await Promise.all(calls)).filter(({ status }) => status >= 300).length;
    };
    await until(failures, SOON_AGAIN).toBe(0);
    const back = load.outcomes.length;
    await sleep(2_000);

    const sent = await load.stop();
    expect(load.outcomes).toHaveLength(sent);
    const refused = load.outcomes.filter(({ status }) => status >= 300 || status === 0);
    for (const { status, retryAfter, body } of refused) {
      expectThat(status, body).toBe(503);
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(JSON.parse(body)).toMatchObject({ status: 503, code: 'DATABASE.UNAVAILABLE' });
    }
    expect(refused.length).toBeGreaterThan(0);
    const late = load.outcomes.slice(back).filter(({ status }) => status >= 300);
    expectThat(late, 'failures after the return').toEqual([]);
    const afterwards = await residentMegabytes(pid);
    console.log(
      `${sent} requests, ${refused.length} refused; memory ${before.toFixed()} MB before, ` +
        `${highest.toFixed()} MB at most during and ${afterwards.toFixed()} MB after the outage`,
    );
    expect(highest - before).toBeLessThan(MOST_GROWTH_MB);
    expect(afterwards - before).toBeLessThan(MOST_GROWTH_MB);
  },
  PATIENCE_MS,
);
