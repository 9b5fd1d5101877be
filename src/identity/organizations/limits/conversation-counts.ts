import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/index.js';
import { leaseSize } from './lease-size.js';
import { LimitNotices } from './limit-notices.js';

/** A month of an organisation. */
export interface Month {
  readonly organizationId: number;
  readonly month: string;
}

/** How much the count of a month changes. */
export interface MonthChange extends Month {
  readonly by: number;
}

// The row is locked until the transaction ends, whether it was there or not.
const LOCK = `
  INSERT INTO organization_usage AS usage (organization_id, month) VALUES ($1, $2)
  ON CONFLICT (organization_id, month) DO UPDATE SET conversations = usage.conversations
  RETURNING conversations`;

const ADD = `
  INSERT INTO organization_usage AS usage (organization_id, month, conversations)
  VALUES ($1, $2, greatest($3::integer, 0))
  ON CONFLICT (organization_id, month) DO UPDATE
  SET conversations = greatest(0, usage.conversations + $3::integer)`;

// In one order, so that instances do not wait for each other; an organisation may be gone by now.
const SETTLE = {
  name: 'settle_conversations',
  text: `
    INSERT INTO organization_usage AS usage (organization_id, month, conversations)
    SELECT change.organization_id, change.month, greatest(change.by, 0)
    FROM unnest($1::integer[], $2::date[], $3::integer[]) AS change (organization_id, month, by)
    WHERE EXISTS (SELECT FROM organizations WHERE id = change.organization_id)
    ORDER BY change.organization_id, change.month
    ON CONFLICT (organization_id, month) DO UPDATE
    SET conversations = greatest(0, usage.conversations + (
      SELECT change.by
      FROM unnest($1::integer[], $2::date[], $3::integer[]) AS change (organization_id, month, by)
      WHERE change.organization_id = usage.organization_id AND change.month = usage.month))`,
};

const COUNT = {
  name: 'count_conversations',
  text: `SELECT conversations FROM organization_usage
         WHERE organization_id = $1 AND month = $2`,
};

/** The conversations of organisations by months, as the database counts them. */
@Injectable()
export class ConversationCounts {
  constructor(
    private readonly database: Database,
    private readonly notices: LimitNotices,
  ) {}

  /** Those that were begun, and those that instances keep ready. */
  async count({ organizationId, month }: Month): Promise<number> {
    const database = this.database.of(organizationId);
    const [row] = await database.run<{ conversations: number }>(COUNT, [organizationId, month]);
    return row?.conversations ?? 0;
  }

  /**
   * Reserves at least `wanted`, or as many as are left; gives how many.
   * @param unsettled how many the caller has begun or given back besides, which counts from now on
   */
  reserve(of: Month, limit: number, wanted: number, unsettled: number): Promise<number> {
    return this.database.of(of).transaction(async (manager) => {
      if (unsettled !== 0) await this.add(manager, of, unsettled);
      return this.take(manager, of, limit, (left) => leaseSize(left, wanted));
    });
  }

  /**
   * Takes one in the transaction that begins it, if there is one.
   * @param unsettled how many are to be counted later
   */
  async takeOne(
    manager: EntityManager,
    of: Month,
    limit: number,
    unsettled: number,
  ): Promise<boolean> {
    return (await this.take(manager, of, limit, (left) => (left > unsettled ? 1 : 0))) === 1;
  }

  /** Adds what was begun without a limit, and takes off what was reserved in vain. */
  async settle(changes: readonly MonthChange[]): Promise<void> {
    await this.database
      .ofAll(changes.map(({ organizationId }) => organizationId))
      .run(SETTLE, [
        changes.map(({ organizationId }) => organizationId),
        changes.map(({ month }) => month),
        changes.map(({ by }) => by),
      ]);
  }

  private async take(
    manager: EntityManager,
    { organizationId, month }: Month,
    limit: number,
    size: (left: number) => number,
  ): Promise<number> {
    const key = [organizationId, month];
    const [{ conversations }] = await manager.query<[{ conversations: number }]>(LOCK, key);
    const taken = size(limit - conversations);
    if (taken === 0) return 0;
    await this.add(manager, { organizationId, month }, taken);
    const used = conversations + taken;
    const name = 'conversationsPerMonth';
    await this.notices.tellWithin(manager, { organizationId, name, limit, used });
    return taken;
  }

  private async add(
    manager: EntityManager,
    { organizationId, month }: Month,
    by: number,
  ): Promise<void> {
    await manager.query(ADD, [organizationId, month, by]);
  }
}
