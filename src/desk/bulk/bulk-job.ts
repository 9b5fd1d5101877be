import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UsersService } from '../../identity/users/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { DomainError } from '../../platform/common/errors/domain-error.js';
import { Database } from '../../platform/database/index.js';
import { type JobRun, Jobs, type JobType, type UnfinishedJob } from '../../platform/jobs/index.js';
import { type TicketChangeRequest, TicketChangesService } from '../tickets/index.js';
import { BulkGivenUpError } from './bulk.errors.js';
import { BulkChange } from './bulk-change.entity.js';
import { BulkRuns, type Counted } from './bulk-runs.js';
import { type TicketFailure } from './bulk-values.js';

export const BULK = 'bulk-change';

/** So many tickets between two marks of how far it is: after a fall they are looked at again. */
const BATCH = 100;
/** So many at once: requests come first. */
const AT_ONCE = 4;

/** Changes many tickets, each by itself: what one must not become keeps no other back. */
@Injectable()
export class BulkJob implements JobType, OnModuleInit {
  readonly name = BULK;
  readonly concurrency = 1;
  readonly retryLimit = 3;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly users: UsersService,
    private readonly changes: TicketChangesService,
    private readonly runs: BulkRuns,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(this);
  }

  async run(job: JobRun): Promise<undefined> {
    const bulk = await this.runs.begin(job);
    if (!bulk) throw new BulkGivenUpError('it was undone');
    const { ticketIds: ids } = bulk;
    for (let at = bulk.done; at < ids.length; at += BATCH) {
      job.signal.throwIfAborted();
      // Who may do less by now, or is gone, changes nothing more.
      const actor = await this.actorOf(bulk);
      const batch = ids.slice(at, at + BATCH);
      await this.runs.mark(job, bulk.id, batch.length, await this.changeAll(actor, bulk, batch));
      job.report((at + batch.length) / ids.length);
    }
    await job.complete((manager) => this.runs.finish(manager, bulk.id));
  }

  onUnfinished(manager: EntityManager, { id, error }: UnfinishedJob): Promise<void> {
    return this.runs.fail(manager, id, error);
  }

  onRetry(manager: EntityManager, id: number): Promise<void> {
    return this.runs.resume(manager, id);
  }

  private async actorOf({ organizationId, requestedBy: id }: BulkChange): Promise<Actor> {
    const user = await this.users.find(organizationId, id);
    if (!user || !isStaff(user)) throw new BulkGivenUpError('who asked for it works here no more');
    return { id, organizationId, role: user.role };
  }

  private async changeAll(actor: Actor, bulk: BulkChange, ids: number[]): Promise<Counted> {
    const counted = { changed: 0, failures: [] as TicketFailure[] };
    const change = bulk.changes as TicketChangeRequest;
    const left = [...ids];
    const work = async (): Promise<void> => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        const changed = await this.changeOne(actor, id, change);
        if (changed === true) counted.changed++;
        else if (changed !== false) counted.failures.push(changed);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return counted;
  }

  private async changeOne(
    actor: Actor,
    ticketId: number,
    change: TicketChangeRequest,
  ): Promise<boolean | TicketFailure> {
    try {
      return await this.changes.changeUnlessSo(actor, ticketId, change);
    } catch (error) {
      // Whatever else it is keeps the whole from going on, and is tried again.
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return { ticketId, code: error.code, detail: error.message };
    }
  }
}
