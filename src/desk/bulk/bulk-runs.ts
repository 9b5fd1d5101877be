import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Database } from '../../platform/database/index.js';
import type { JobRun } from '../../platform/jobs/index.js';
import { BulkGivenUpError } from './bulk.errors.js';
import { BulkChange } from './bulk-change.entity.js';
import { MOST_FAILURES, type TicketFailure } from './bulk-values.js';

/** What became of a part of the tickets. */
export interface Counted {
  readonly changed: number;
  readonly failures: readonly TicketFailure[];
}

/** Of failures, only the first are kept. Values: job of the organisation, how many, and what became of them. */
const MARK = `
  UPDATE bulk_changes
  SET done = done + $2, changed = changed + $3, failed = failed + jsonb_array_length($4::jsonb),
      failures = CASE WHEN jsonb_array_length(failures) < ${MOST_FAILURES}
                      THEN failures || $4::jsonb ELSE failures END
  WHERE id = $1 AND status = 'running'`;
const NOW = (): string => 'now()';
const UNDER_WAY = In(['waiting', 'running']);

/** How far bulk changes have come. */
@Injectable()
export class BulkRuns {
  constructor(private readonly database: Database) {}

  /** That of a job, which can be undone no more; nothing where it was. */
  async begin({ organizationId, id: jobId }: JobRun): Promise<BulkChange | undefined> {
    return this.database.of(organizationId).transaction(async (manager) => {
      const begun = { status: 'running' as const };
      const where = { jobId, status: UNDER_WAY };
      const { affected } = await manager.update(BulkChange, where, begun);
      return affected ? manager.findOneByOrFail(BulkChange, { jobId }) : undefined;
    });
  }

  /** Keeps what became of the next tickets. */
  async mark(
    { organizationId }: JobRun,
    id: number,
    done: number,
    { changed, failures }: Counted,
  ): Promise<void> {
    const values = [id, done, changed, JSON.stringify(failures)];
    await this.database.of(organizationId).transaction((manager) => manager.query(MARK, values));
  }

  async finish(manager: EntityManager, id: number): Promise<object> {
    await manager.update(BulkChange, { id }, { status: 'completed', finishedAt: NOW });
    const { ticketIds, changed, failed } = await manager.findOneByOrFail(BulkChange, { id });
    return { tickets: ticketIds.length, changed, failed };
  }

  async fail(manager: EntityManager, jobId: number, error: string): Promise<void> {
    const ended = { status: 'failed' as const, error, finishedAt: NOW };
    await manager.update(BulkChange, { jobId, status: UNDER_WAY }, ended);
  }

  /** @throws BulkGivenUpError where it was undone */
  async resume(manager: EntityManager, jobId: number): Promise<void> {
    const again = { status: 'waiting' as const, error: null, finishedAt: null };
    const { affected } = await manager.update(BulkChange, { jobId, status: 'failed' }, again);
    if (!affected) throw new BulkGivenUpError('it was undone');
  }
}
