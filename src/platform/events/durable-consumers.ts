import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { REGISTER, WAITING } from './consumer-statements.js';
import { DurableConsumer } from './durable-consumer.js';
import type { EventHandler } from './event.js';

// An earlier transaction is under way: its end need not call anybody.
const UNSETTLED_MS = 250;

/** The consumers that this instance can work for. */
@Injectable()
export class DurableConsumers {
  private readonly consumers = new Map<string, DurableConsumer>();
  private unsettled: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  get names(): string[] {
    return [...this.consumers.keys()];
  }

  add(name: string, type: string, handler: EventHandler<unknown>): void {
    let consumer = this.consumers.get(name);
    if (!consumer) {
      consumer = new DurableConsumer(name, this.database, (ms) => this.lookIn(ms));
      this.consumers.set(name, consumer);
    }
    consumer.on(type, handler);
  }

  /** From now on nothing is published without them. */
  async register(): Promise<void> {
    if (this.consumers.size > 0) await this.database.system.run(REGISTER, [this.names]);
  }

  /** Has those consume that have something to do. */
  async look(): Promise<void> {
    if (this.consumers.size === 0) return;
    const waiting = await this.database.system.run<{ name: string; isSettled: boolean }>(WAITING, [
      this.names,
    ]);
    for (const { name, isSettled } of waiting) if (isSettled) this.consumers.get(name)?.wake();
    if (waiting.every(({ isSettled }) => isSettled)) return;
    // One at a time, however often this is asked meanwhile.
    clearTimeout(this.unsettled);
    this.unsettled = this.lookIn(UNSETTLED_MS);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.consumers.values()].map((consumer) => consumer.stop()));
  }

  private lookIn(milliseconds: number): NodeJS.Timeout {
    const look = () => this.look().catch(() => undefined);
    // Whatever goes wrong, it is looked again before long.
    return setTimeout(() => void look(), milliseconds).unref();
  }
}
