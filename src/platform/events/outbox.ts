import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, type OrganizationDatabase } from '../database/index.js';
import { currentChain } from './chain.js';
import { WakeUpCalls } from './wake-up-calls.js';
import { CHANNEL } from './wake-up-line.js';

// Where nobody says whose it is: of the organisation that the transaction acts for.
const INSERT = `
  INSERT INTO outbox_events (type, payload, organization_id, chain)
  VALUES ($1, $2, coalesce($3::integer, current_organization()), $4)`;
/**
 * A part of a statement that writes events with what they tell of, in one round trip. `select` gives
 * the organisation, the type and the payload of each. Nothing is done `within` such a transaction: whoever
 * needs that publishes; once it is done, call `Events.written`.
 */
export const insertedEvents = (select: string): string =>
  `INSERT INTO outbox_events (organization_id, type, payload) ${select}`;

const NOTIFY = { name: 'notify_outbox_events', text: `SELECT pg_notify('${CHANNEL}', '')` };

/** Where events are written, and whence everybody is woken once they are committed. */
@Injectable()
export class Outbox {
  private readonly logger = new Logger('Events');
  private readonly database: OrganizationDatabase;
  private readonly calls: WakeUpCalls;

  constructor(database: Database) {
    this.database = database.system;
    this.calls = new WakeUpCalls(() => this.database.run(NOTIFY, []));
  }

  /** Writes an event in the transaction of the manager, whose commit wakes those who wait for it. */
  async write(
    manager: EntityManager,
    type: string,
    payload: object,
    organizationId?: number,
  ): Promise<void> {
    if (!manager.queryRunner?.isTransactionActive) {
      throw new Error(`${type} is published in no transaction`);
    }
    await manager.query(INSERT, [type, JSON.stringify(payload), organizationId, currentChain()]);
    await this.wakeAfterCommit();
  }

  /** Has all instances look once what was written is committed. */
  wakeAfterCommit(): Promise<void> {
    return this.database.afterCommit(() => {
      // Whoever is not woken looks by themselves before long: nobody waits for this.
      this.wake().catch((error: unknown) => this.logger.warn(`nobody is woken: ${String(error)}`));
      return Promise.resolve();
    });
  }

  /** Has all instances look; fails when they could not be called. */
  wake(): Promise<void> {
    return this.calls.call();
  }
}
