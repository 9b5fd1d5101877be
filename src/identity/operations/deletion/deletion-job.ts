import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  Database,
  isLockedOut,
  type OrganizationTable,
  organizationTables,
  violatedForeignKey,
} from '../../../platform/database/index.js';
import { type JobRun, Jobs, type JobType } from '../../../platform/jobs/index.js';
import { OrganizationDepartures, OrganizationRemoval } from '../../organizations/index.js';
import { type OrganizationJobPayload, requesterOf } from '../organization-job.js';
import { removeRows } from './row-removal.js';

export const DELETION = 'organization-deletion';

/** As long as an instance may still let somebody in, and a moment for what they have begun. */
const CLOSED_AFTER_MS = 3_000;
const BETWEEN_ROUNDS_MS = 1_000;
const MOST_ROUNDS = 60;
/** Why other jobs do not go on. */
export const REASON = 'Its organisation is being deleted.';

// What was under way when the organisation went; then nobody can write anything of it any more.
const NOW = 'SELECT pg_current_xact_id()::text AS xid';
const OLDEST = 'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS "isOver"';
const MOST_LOOKS = 60;

/**
 * Removes all that an organisation has. It goes through its tables until the organisation itself can
 * go, which its foreign keys allow no sooner than nothing is left; so it may begin again anywhere.
 */
@Injectable()
export class DeletionJob implements JobType<OrganizationJobPayload>, OnModuleInit {
  readonly name = DELETION;
  readonly forOperators = true;
  readonly concurrency = 1;
  readonly retryLimit = 10;

  constructor(
    private readonly database: Database,
    private readonly removal: OrganizationRemoval,
    private readonly departures: OrganizationDepartures,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
  }

  async run(job: JobRun<OrganizationJobPayload>): Promise<object> {
    const { organizationId: id } = job.payload;
    const tables = await organizationTables(this.database.system);
    await this.analyze(tables);
    const rows = await this.empty(job, tables);
    await this.awaitOthers(job);
    // News of what was under way at the end, which no key has kept from being written.
    return { organizationId: id, rows: rows + (await this.goThrough(job, tables, 0.95)) };
  }

  /**
   * Otherwise foreign keys of a table that was filled lately may be looked up by the organisation, and
   * so among all rows that went before. Where there is no time for it, it is only slower.
   */
  private async analyze(tables: readonly OrganizationTable[]): Promise<void> {
    for (const { name } of tables) {
      await this.database.system.query(`ANALYZE (SKIP_LOCKED) "${name}"`).catch(() => undefined);
    }
  }

  /** Until the organisation is gone; gives how many rows went before it. */
  private async empty(
    job: JobRun<OrganizationJobPayload>,
    tables: readonly OrganizationTable[],
  ): Promise<number> {
    const { organizationId: id } = job.payload;
    const operator = requesterOf(job);
    let rows = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const closedFor = await this.removal.closedFor(id);
      if (closedFor === undefined) return rows;
      await pause(job, round === 0 ? CLOSED_AFTER_MS - closedFor : BETWEEN_ROUNDS_MS);
      await this.database.of(id).transaction((manager) => this.jobs.cancelAll(manager, id, REASON));
      await this.departures.prepare(id, job.signal);
      rows += await this.goThrough(job, tables, round / MOST_ROUNDS);
      if (await this.removal.finish(operator, id)) return rows;
    }
    throw new Error('Rows of the organisation keep being written.');
  }

  /** Removes what is there now; gives how many rows that were. */
  private async goThrough(
    job: JobRun<OrganizationJobPayload>,
    tables: readonly OrganizationTable[],
    from: number,
  ): Promise<number> {
    const all = tables.reduce((sum, { blocks }) => sum + blocks, 0);
    let removed = 0;
    let done = 0;
    try {
      for (const table of tables) {
        job.at(`table:${table.name}`);
        const { organizationId } = job.payload;
        for await (const step of removeRows(this.database.system, table, organizationId)) {
          job.signal.throwIfAborted();
          removed += step.rows;
          done += step.blocks;
          job.report(from + (0.95 - from) * (done / Math.max(all, 1)));
        }
      }
    } catch (error) {
      // Others have written what refers to it, or are about to: it goes the next time.
      if (violatedForeignKey(error) === undefined && !isLockedOut(error)) throw error;
    }
    return removed;
  }

  /** Waits for the end of all transactions that were under way when the organisation went. */
  private async awaitOthers(job: JobRun<OrganizationJobPayload>): Promise<void> {
    const [now] = await this.database.system.query<{ xid: string }>(NOW);
    for (let look = 0; look < MOST_LOOKS; look++) {
      const [oldest] = await this.database.system.query<{ isOver: boolean }>(OLDEST, [now?.xid]);
      if (oldest?.isOver) return;
      await pause(job, BETWEEN_ROUNDS_MS);
    }
  }
}

async function pause({ signal }: JobRun, ms: number): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal });
  signal.throwIfAborted();
}
