import { Redis } from 'ioredis';
import { RedisStandIn } from './redis-stand-in.js';

/** A Redis for tests. Others may use it as well: nothing in it may be emptied. */
export interface TestRedis {
  readonly url: string;
  readonly kind: 'a Redis server' | 'a stand-in for Redis';
  close(): Promise<void>;
}

/** The Redis at `REDIS_URL` or on this machine; a stand-in, over TCP too, where none answers. */
export async function openRedis(): Promise<TestRedis> {
  for (const url of [process.env['REDIS_URL'], 'redis://127.0.0.1:6379']) {
    if (url && (await answers(url))) {
      return { url, kind: 'a Redis server', close: () => Promise.resolve() };
    }
  }
  const standIn = new RedisStandIn();
  const url = await standIn.listen();
  return { url, kind: 'a stand-in for Redis', close: () => standIn.close() };
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 1_000,
    commandTimeout: 1_000,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
