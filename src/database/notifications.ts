import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CONNECT_TIMEOUT_MS } from './bounded-pool.js';
import { dataSourceUrl } from './data-source-url.js';

const RECONNECT_MS = 1_000;
const POLL_MS = 30_000;

/**
 * Tells every instance that something changed (LISTEN/NOTIFY). A listener is also called after a
 * lost connection came back and every 30 s, because a notification may have been missed.
 */
@Injectable()
export class Notifications implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, () => void>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Calls `listener` after each `notify` on the channel, by whichever instance. */
  listen(channel: string, listener: () => void): void {
    this.listeners.set(channel, listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => this.callAll(), POLL_MS).unref();
    await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: dataSourceUrl(this.dataSource),
      application_name: 'automated-customer-support (notifications)',
      // An attempt that hears nothing would otherwise be the last one.
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    // 'end' also follows a failed connection attempt, so there is one way back.
    client.on('error', (error) => this.logger.warn(`lost the notifications: ${error.message}`));
    client.on('end', () => this.reconnect());
    client.on('notification', ({ channel }) => this.listeners.get(channel)?.());
    this.client = client;
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) {
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      }
      this.callAll();
    } catch (error) {
      this.logger.warn(`cannot listen for notifications: ${String(error)}`);
      await client.end().catch(() => undefined);
    }
  }

  private reconnect(): void {
    if (this.stopped) return;
    setTimeout(() => void this.connect(), RECONNECT_MS).unref();
  }

  private callAll(): void {
    for (const listener of this.listeners.values()) listener();
  }
}
