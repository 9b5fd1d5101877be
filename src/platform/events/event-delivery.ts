import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../common/recurring.js';
import { Database } from '../database/index.js';
import { DurableConsumers } from './durable-consumers.js';
import { Epoch } from './epoch.js';
import { EventTail } from './event-tail.js';
import { InstanceListeners } from './instance-listeners.js';
import { Signals } from './signals.js';
import { WakeUpLine } from './wake-up-line.js';

/** A call that woke nobody costs so much time. */
const POLL_MS = 5_000;

/** Looks for events when woken, when connected anew, and every few seconds whatever happens. */
@Injectable()
export class EventDelivery implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly looking = new Recurring('look for events', POLL_MS, () => this.look());
  // Apart from the others: what they do about an event may take its time.
  private readonly following = new Recurring('follow events', POLL_MS, () => this.follow());
  private readonly line: WakeUpLine;
  private checking: Promise<void> | undefined;

  constructor(
    database: Database,
    private readonly epoch: Epoch,
    private readonly consumers: DurableConsumers,
    private readonly listeners: InstanceListeners,
    private readonly tail: EventTail,
    private readonly signals: Signals,
  ) {
    this.line = new WakeUpLine(database.url, {
      woken: () => this.wake(),
      signalled: (text) => this.signals.receive(text),
      connected: () => this.reconnected(),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.checkDatabase();
    await this.consumers.register();
    // First, so that everybody begins once and not again when it is there.
    await this.line.connect();
    this.looking.start();
    this.following.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.line.close();
    this.tail.stop();
    await Promise.all([this.looking.stop(), this.following.stop()]);
    await this.consumers.stop();
  }

  private wake(): void {
    this.looking.wake();
    this.following.wake();
  }

  private reconnected(): void {
    this.checking = undefined;
    this.listeners.loseTrack();
    this.signals.reconnected();
    this.wake();
  }

  private async look(): Promise<void> {
    await this.checkDatabase();
    await this.consumers.look();
    await this.listeners.look();
  }

  private async follow(): Promise<void> {
    await this.checkDatabase();
    await this.tail.look(() => this.following.wake());
  }

  private checkDatabase(): Promise<void> {
    // A connection that is lost meanwhile has it checked again.
    const checking = (this.checking ??= this.epoch.check());
    return checking.catch((error: unknown) => {
      if (this.checking === checking) this.checking = undefined;
      throw error;
    });
  }
}
