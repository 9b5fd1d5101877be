import { Logger } from '@nestjs/common';
import pg from 'pg';
import { CONNECT_TIMEOUT_MS } from '../database/index.js';
import { SIGNALS } from './signals.js';

export const CHANNEL = 'outbox_events';

const RECONNECT_MS = 1_000;

export interface LineListener {
  /** There is news. */
  woken(): void;
  /** Somebody tells all instances something. */
  signalled(text: string): void;
  /** From now on calls arrive; those before may have been missed. */
  connected(): void;
}

/** The one connection on which an instance hears that there are events; it comes back by itself. */
export class WakeUpLine {
  private readonly logger = new Logger('Events');
  private client: pg.Client | undefined;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly listener: LineListener,
  ) {}

  async connect(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'automated-customer-support (notifications)',
      // An attempt that hears nothing would otherwise be the last one.
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    // 'end' also follows a failed connection attempt, so there is one way back.
    client.on('error', (error) => this.logger.warn(`lost the notifications: ${error.message}`));
    client.on('end', () => this.reconnect());
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === SIGNALS) this.listener.signalled(payload);
      else this.listener.woken();
    });
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}; LISTEN ${SIGNALS}`);
      this.listener.connected();
    } catch (error) {
      this.logger.warn(`cannot listen for notifications: ${String(error)}`);
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private reconnect(): void {
    if (this.stopped) return;
    setTimeout(() => void this.connect(), RECONNECT_MS).unref();
  }
}
