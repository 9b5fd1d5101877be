import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
} from 'rate-limiter-flexible';
import { Settings } from '../config/index.js';
import { SharedStore } from './shared-store.js';

export interface LimiterOptions {
  /** Keeps its keys apart from those of other limiters. */
  readonly keyPrefix: string;
  /** So many may be consumed by one key … */
  readonly points: number;
  /** … in so many seconds, which begin with the first. */
  readonly duration: number;
  /** Beyond so many, a process refuses without asking Redis again until the time is over. */
  readonly inMemoryBlockOnConsumed?: number;
}

/**
 * Makes limiters that all instances share through Redis. Without Redis, and while it is away,
 * each process counts by itself, from nothing; no operation waits or fails for want of Redis.
 */
@Injectable()
export class RateLimiters {
  /** Deployments that share a Redis but not their users do not count together. */
  private readonly namespace: string;

  constructor(
    private readonly store: SharedStore,
    { secretKey }: Settings,
  ) {
    const digest = createHmac('sha256', secretKey).update('keys in Redis').digest('hex');
    this.namespace = `support:${digest.slice(0, 12)}`;
  }

  create(options: LimiterOptions): RateLimiterAbstract {
    const local = new RateLimiterMemory(options);
    const { client } = this.store;
    if (!client) return local;
    return new RateLimiterRedis({
      ...options,
      keyPrefix: `${this.namespace}:${options.keyPrefix}`,
      storeClient: client,
      rejectIfRedisNotReady: true,
      insuranceLimiter: local,
    });
  }
}
