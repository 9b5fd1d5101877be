import { Injectable } from '@nestjs/common';
import { type Actor, includesRole, Role } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { Database } from '../../platform/database/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { TeamsService } from '../teams/index.js';
import { TicketChangesService } from '../tickets/index.js';
import type { BeginBulk, BulkChanges } from './bulk.dto.js';
import { BulkBegunError, BulkNotFoundError } from './bulk.errors.js';
import { BulkChange } from './bulk-change.entity.js';
import { BULK } from './bulk-job.js';
import { BulkTickets } from './bulk-tickets.js';
import { UNDO_SECONDS } from './bulk-values.js';

/** Changes of many tickets at once: they begin after a moment, in which they may be undone. */
@Injectable()
export class BulkService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly tickets: BulkTickets,
    private readonly changes: TicketChangesService,
    private readonly teams: TeamsService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ValidationError, TooManyTicketsError */
  async begin(actor: Actor, { filter, ids, changes }: BeginBulk): Promise<BulkChange> {
    if ((filter === undefined) === (ids === undefined)) {
      throw new ValidationError([{ path: 'filter', message: 'must be given, or ids, not both' }]);
    }
    await this.assertPossible(actor, changes);
    const ticketIds = filter ? await this.tickets.matching(actor, filter) : (ids ?? []);
    return this.database.of(actor).transaction(async (manager) => {
      const order = { owner: actor, afterSeconds: UNDO_SECONDS };
      const jobId = await this.jobs.enqueue(manager, BULK, {}, order);
      const startsAt = () => `now() + interval '${UNDO_SECONDS} seconds'`;
      const fields = { jobId, requestedBy: actor.id, ticketIds, changes, startsAt };
      await manager.insert(BulkChange, fields);
      await this.audit.record(manager, actor, {
        action: 'tickets.changed_in_bulk',
        subject: { type: 'job', id: jobId },
        after: { tickets: ticketIds.length, changes },
      });
      return manager.findOneByOrFail(BulkChange, { jobId });
    });
  }

  /** @throws BulkNotFoundError also for that of somebody else, but to admins */
  async get(actor: Actor, jobId: number): Promise<BulkChange> {
    const bulk = await this.database.of(actor).repository(BulkChange).findOneBy({ jobId });
    const isSeen = bulk?.requestedBy === actor.id || includesRole(actor.role, Role.Admin);
    if (!bulk || !isSeen) throw new BulkNotFoundError(jobId);
    return bulk;
  }

  /** Takes all of it back, before it begins. @throws BulkNotFoundError, BulkBegunError */
  async undo(actor: Actor, jobId: number): Promise<BulkChange> {
    await this.get(actor, jobId);
    return this.database.of(actor).transaction(async (manager) => {
      const ended = { status: 'undone' as const, finishedAt: () => 'now()' };
      const { affected } = await manager.update(BulkChange, { jobId, status: 'waiting' }, ended);
      const bulk = await manager.findOneByOrFail(BulkChange, { jobId });
      if (!affected) throw new BulkBegunError(bulk.status);
      await this.jobs.cancel(manager, jobId, 'It was undone.');
      const subject = { type: 'job', id: jobId };
      await this.audit.record(manager, actor, { action: 'tickets.bulk_undone', subject });
      return bulk;
    });
  }

  private async assertPossible(actor: Actor, changes: BulkChanges): Promise<void> {
    try {
      await this.changes.assertPossible(actor, changes);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      throw new ValidationError(
        error.violations.map(({ path, message }) => ({
          path: path === 'body' ? 'changes' : `changes.${path}`,
          message,
        })),
      );
    }
    const { teamId } = changes;
    if (typeof teamId === 'number' && !(await this.teams.exists(actor, teamId))) {
      throw new ValidationError([{ path: 'changes.teamId', message: 'must be the id of a team' }]);
    }
  }
}
