import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../common/recurring.js';
import { Database } from '../database/index.js';
import { DurableConsumers } from './durable-consumers.js';
import { Epoch } from './epoch.js';
import { InstanceListeners } from './instance-listeners.js';
import { WakeUpLine } from './wake-up-line.js';

/** A call that woke nobody costs so much time. */
const POLL_MS = 5_000;

/** Looks for events when woken, when connected anew, and every few seconds whatever happens. */
@Injectable()
export class EventDelivery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly looking = new Recurring('look for events', POLL_MS, () => this.look());
  private readonly line: WakeUpLine;
  private isSameDatabase = false;

  constructor(
    database: Database,
    private readonly epoch: Epoch,
    private readonly consumers: DurableConsumers,
    private readonly listeners: InstanceListeners,
  ) {
    this.line = new WakeUpLine(database.url, {
      woken: () => this.looking.wake(),
      connected: () => this.reconnected(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.checkDatabase();
    await this.consumers.register();
    // First, so that everybody begins once and not again when it is there.
    await this.line.connect();
    this.looking.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.line.close();
    await this.looking.stop();
    await this.consumers.stop();
  }

  private reconnected(): void {
    this.isSameDatabase = false;
    this.listeners.loseTrack();
    this.looking.wake();
  }

  private async look(): Promise<void> {
    await this.checkDatabase();
    await this.consumers.look();
    await this.listeners.look();
  }

  private async checkDatabase(): Promise<void> {
    if (this.isSameDatabase) return;
    // Set before: a connection that is lost meanwhile has it checked again.
    this.isSameDatabase = true;
    await this.epoch.check().catch((error: unknown) => {
      this.isSameDatabase = false;
      throw error;
    });
  }
}
