import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database, LOCKS, tryLockTransaction } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { TicketDues } from '../../tickets/index.js';
import { SLA_CONSUMER } from './clock-consumer.js';
import { ClockMirror } from './clock-mirror.js';
import { slaBreached, type SlaNews, slaWarned } from './sla.events.js';
import { BREACH, FIND_DUE, WARN } from './sweep-statements.js';

const EVERY_MS = 5_000;
const BATCH = 200;

interface DueTicket {
  readonly organizationId: number;
  readonly id: number;
}

interface Missed extends Omit<SlaNews, 'dueAt'> {
  readonly organizationId: number;
  readonly dueAt: Date;
}

/**
 * Finds the clocks whose time is nearly or quite over, on one instance at a time and by the clock of
 * the database. What the consumer has not heard yet may have been in time, so that it looks no
 * further than that one has heard; but never more than an hour back.
 */
@Injectable()
export class ClockSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly sweeping = new Recurring('look for due SLA clocks', EVERY_MS, (signal) =>
    this.sweep(signal),
  );

  constructor(
    private readonly database: Database,
    private readonly tickets: TicketDues,
    private readonly mirror: ClockMirror,
    private readonly events: Events,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.sweeping.stop();
  }

  private async sweep(signal: AbortSignal): Promise<void> {
    let found = BATCH;
    while (found === BATCH && !signal.aborted) {
      found = await this.database.system.transaction((manager) => this.sweepBatch(manager));
    }
  }

  /** How many tickets something was due of. */
  private async sweepBatch(manager: EntityManager): Promise<number> {
    if (!(await tryLockTransaction(manager, LOCKS.sla))) return 0;
    const until = await this.events.heardUntil(manager, SLA_CONSUMER);
    const due = await manager.query<DueTicket[]>(FIND_DUE, [until, BATCH]);
    // In the order in which everybody takes them: a ticket, and then its clocks.
    const held = await this.tickets.holdFree(manager, due);
    if (held.length === 0) return 0;
    const values = [held.map((it) => it.organizationId), held.map(({ id }) => id), until];
    const [missed] = await manager.query<[Missed[], number]>(BREACH, values);
    const [warned] = await manager.query<[Missed[], number]>(WARN, values);
    await this.mirror.show(manager, held);
    const conversations = new Map(held.map((it) => [it.id, it.conversationId]));
    for (const [type, all] of [
      [slaBreached, missed],
      [slaWarned, warned],
    ] as const) {
      for (const { organizationId, ticketId, metric, dueAt } of all) {
        const conversationId = conversations.get(ticketId) ?? null;
        const news = { ticketId, conversationId, metric, dueAt: dueAt.toISOString() };
        await this.events.publish(manager, type, news, organizationId);
      }
    }
    return due.length === held.length ? due.length : 0;
  }
}
