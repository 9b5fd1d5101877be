import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FaultyProxy, startFaultyProxy } from '../../../test/support/faulty-proxy.js';
import { RedisStandIn } from '../../../test/support/redis-stand-in.js';
import { until } from '../../../test/support/until.js';
import type { Settings } from '../config/index.js';
import { RateLimiters } from './rate-limiters.js';
import { RequestLimit } from './request-limit.js';
import { SharedStore } from './shared-store.js';

const MOST = 3;

let redis: RedisStandIn;
let proxy: FaultyProxy;
let instances: Instance[];

/** What an instance of the service counts requests by. */
interface Instance {
  readonly store: SharedStore;
  readonly limit: RequestLimit;
}

async function anInstance(redisUrl?: string): Promise<Instance> {
  const settings = { redisUrl, secretKey: 'the same on every instance' } as Settings;
  const store = new SharedStore(settings);
  await store.onModuleInit();
  const instance = { store, limit: new RequestLimit(new RateLimiters(store, settings), 'x', MOST) };
  instances.push(instance);
  return instance;
}

/** Counts a request; the headers of its answer, or why it is refused. */
async function count({ limit }: Instance, client: string): Promise<string> {
  const headers = new Map<string, string>();
  const reply = {
    hasHeader: (name: string) => headers.has(name),
    getHeader: (name: string) => headers.get(name),
    header: (name: string, value: string) => headers.set(name, value),
  };
  try {
    await limit.count(client, reply as unknown as FastifyReply);
    return headers.get('ratelimit')!;
  } catch (refusal) {
    return (refusal as { code: string }).code;
  }
}

const left = (many: number): unknown => expect.stringMatching(`^"x";r=${many};t=\\d+$`);

beforeEach(async () => {
  Logger.overrideLogger(false);
  instances = [];
  redis = new RedisStandIn();
  proxy = await startFaultyProxy(await redis.listen());
});

afterEach(async () => {
  for (const { store } of instances) store.onApplicationShutdown();
  await proxy.close();
  await redis.close();
});

describe('instances with one Redis', () => {
  it('count together', async () => {
    const [one, other] = [await anInstance(proxy.url), await anInstance(proxy.url)];
    expect([one.store.status, other.store.status]).toEqual(['up', 'up']);
    const counted = [];
    for (const instance of [one, other, one, other]) counted.push(await count(instance, 'ada'));
    expect(counted).toEqual([left(2), left(1), left(0), 'REQUEST.RATE_LIMITED']);
    expect(await count(other, 'bob')).toEqual(left(2));
  });

  it.each([
    ['is gone', () => proxy.cut()],
    ['does not answer', () => proxy.stall()],
  ])('count by themselves while it %s, keep nobody waiting, and come back', async (_, fail) => {
    const [one, other] = [await anInstance(proxy.url), await anInstance(proxy.url)];
    await count(one, 'ada');
    fail();
    expect(await count(one, 'ada')).toEqual(left(2));
    expect(await count(other, 'ada')).toEqual(left(2));
    await until(() => [one.store.status, other.store.status]).toEqual(['away', 'away']);
    proxy.renew();
    await until(() => [one.store.status, other.store.status]).toEqual(['up', 'up']);
    expect(await count(one, 'ada')).toEqual(left(1));
  });

  it('begin without it, and find it later', async () => {
    proxy.cut();
    const sut = await anInstance(proxy.url);
    expect(sut.store.status).toBe('away');
    expect(await count(sut, 'ada')).toEqual(left(2));
    proxy.renew();
    await until(() => sut.store.status).toBe('up');
  });

  it('take one that refuses what it is told for away', async () => {
    const sut = await anInstance(proxy.url);
    await expect(sut.store.client!.call('FLUSHALL')).rejects.toThrow('unknown command');
    expect(sut.store.status).toBe('away');
    await sut.store.client!.ping();
    expect(sut.store.status).toBe('up');
  });
});

describe('an instance without Redis', () => {
  it('counts by itself, which is no fault', async () => {
    const sut = await anInstance();
    expect(sut.store.status).toBe('off');
    const counted = [];
    for (let time = 0; time < 4; time++) counted.push(await count(sut, 'ada'));
    expect(counted).toEqual([left(2), left(1), left(0), 'REQUEST.RATE_LIMITED']);
  });
});
