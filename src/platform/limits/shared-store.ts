import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../config/index.js';
import { PunctualRedis } from './punctual-redis.js';

/** `away`: every instance counts by itself; `off`: as there is none, by its settings. */
export const STORE_STATUSES = ['up', 'away', 'off'] as const;
export type StoreStatus = (typeof STORE_STATUSES)[number];

/** The Redis in which all instances count together. Without `REDIS_URL` there is none. */
@Injectable()
export class SharedStore implements OnModuleInit, OnApplicationShutdown {
  readonly client: PunctualRedis | undefined;
  private readonly logger = new Logger(SharedStore.name);
  private current: StoreStatus;
  private stopped = false;
  private reason = 'it ended the connection';

  constructor({ redisUrl }: Settings) {
    this.current = redisUrl === undefined ? 'off' : 'up';
    if (redisUrl === undefined) return;
    this.client = new PunctualRedis(redisUrl, (failure) => this.onOutcome(failure))
      .on('error', (error: Error) => (this.reason = messageOf(error)))
      .on('ready', () => this.become('up'))
      .on('close', () => this.become('away'));
  }

  get status(): StoreStatus {
    return this.current;
  }

  /** Waits for the first attempt to connect; the service also starts without Redis. */
  async onModuleInit(): Promise<void> {
    await this.client?.connect().catch(() => undefined);
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    this.client?.disconnect();
  }

  /** A server that answers but refuses, such as a replica or one without memory, is away too. */
  private onOutcome(failure?: Error): void {
    if (this.client?.status !== 'ready') return;
    if (failure === undefined) {
      this.become('up');
      return;
    }
    // Of a script that the server does not know yet: it is sent, and asked for again.
    if (failure.name !== 'ReplyError' || failure.message.startsWith('NOSCRIPT')) return;
    this.reason = failure.message;
    this.become('away');
  }

  private become(status: StoreStatus): void {
    if (status === this.current || this.stopped) return;
    this.current = status;
    if (status === 'up') this.logger.log('Redis is back: instances share their limits again');
    else this.logger.warn(`Redis is away, each instance counts by itself: ${this.reason}`);
  }
}

/** Of a name with several addresses, each of which failed. */
function messageOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message;
}
