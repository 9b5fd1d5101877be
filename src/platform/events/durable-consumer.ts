import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Recurring } from '../common/recurring.js';
import type { Database } from '../database/index.js';
import { backOffMs } from './back-off.js';
import { withinChain } from './chain.js';
import { LOCK, type LockedConsumer, MOVE, READ, type ReadEvent } from './consumer-statements.js';
import type { EventHandler } from './event.js';

// A transaction with more parts than 64 is slower for all; a long one has everybody wait, as events
// are read below the oldest transaction under way.
const MOST_AT_ONCE = 50;
const MOST_MS = 1_000;
const NEVER = 3_600_000;

/** How one batch ended: with more to do, with nothing, or at an event that must wait. */
type Batch = 'more' | 'done' | { readonly retryInMs: number };

/**
 * Hands events to the handlers of one consumer, in their order, on whichever instance comes first.
 * Their effects and the cursor are committed together. An event whose handler fails is tried again
 * for as long as it takes, and those after it wait; nothing is left out.
 */
export class DurableConsumer {
  private readonly logger = new Logger('Events');
  private readonly handlers = new Map<string, EventHandler<unknown>>();
  private readonly consuming: Recurring;

  constructor(
    readonly name: string,
    private readonly database: Database,
    retryIn: (milliseconds: number) => void,
  ) {
    this.consuming = new Recurring(`consume events as ${name}`, NEVER, async (signal) => {
      let batch: Batch = 'more';
      while (batch === 'more' && !signal.aborted) batch = await this.consumeBatch(signal);
      if (typeof batch === 'object') retryIn(batch.retryInMs);
    });
  }

  on(type: string, handler: EventHandler<unknown>): void {
    if (this.handlers.has(type)) throw new Error(`${this.name} consumes ${type} twice`);
    this.handlers.set(type, handler);
  }

  /** There may be something for it. */
  wake(): void {
    this.consuming.wake();
  }

  stop(): Promise<void> {
    return this.consuming.stop();
  }

  private consumeBatch(signal: AbortSignal): Promise<Batch> {
    return this.database.system.transaction(async (manager) => {
      const [consumer] = await manager.query<LockedConsumer[]>(LOCK, [this.name]);
      // Another instance is at it, or it is not yet time to try again.
      if (!consumer) return 'done';
      const values = [consumer.xid, consumer.id, [...this.handlers.keys()]];
      const events = await manager.query<ReadEvent[]>(READ, values);
      return this.handleAll(manager, consumer, events, signal);
    });
  }

  private async handleAll(
    manager: EntityManager,
    { failures, ...start }: LockedConsumer,
    events: readonly ReadEvent[],
    signal: AbortSignal,
  ): Promise<Batch> {
    const deadline = performance.now() + MOST_MS;
    let passed: { xid: string; id: string } = start;
    let handled = 0;
    for (const event of events) {
      const error = await this.handle(manager, event);
      if (error !== undefined) {
        const again = event.xid === events[0]?.xid && event.id === events[0].id ? failures + 1 : 1;
        return this.fail(manager, passed, event, again, error);
      }
      passed = event;
      handled += this.handlers.has(event.type) ? 1 : 0;
      if (handled >= MOST_AT_ONCE || performance.now() > deadline || signal.aborted) break;
    }
    if (events.length === 0) return 'done';
    await manager.query(MOVE, [this.name, passed.xid, passed.id, 0, 0, null]);
    return 'more';
  }

  /** What the handler failed of, if it did; then nothing of its effect is left. */
  private async handle(manager: EntityManager, event: ReadEvent): Promise<unknown> {
    const handler = this.handlers.get(event.type);
    if (!handler) return undefined;
    try {
      const work = (part: EntityManager) => handler(event, part);
      await withinChain(event.chain, () => this.database.of(event).part(manager, work));
      return undefined;
    } catch (error) {
      return error ?? new Error('failed without a reason');
    }
  }

  private async fail(
    manager: EntityManager,
    { xid, id }: { xid: string; id: string },
    event: ReadEvent,
    failures: number,
    error: unknown,
  ): Promise<Batch> {
    const retryInMs = backOffMs(failures);
    const reason = String(error);
    await manager.query(MOVE, [this.name, xid, id, failures, retryInMs, reason]);
    this.logger.warn(
      `${this.name} failed at ${event.type} ${event.id} (failure ${failures}); it is tried again ` +
        `in ${retryInMs} ms, and what follows waits: ${reason}`,
    );
    return { retryInMs };
  }
}
