import { Injectable, type OnModuleInit, type StreamableFile } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, includesRole, Role } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { Jobs, JobsService } from '../../../platform/jobs/index.js';
import { userDeleted, UserNotFoundError, UsersService } from '../../users/index.js';
import { ExportNotReadyError, NothingExportedError } from '../export/export.errors.js';
import { ExportFiles } from '../export/export-files.js';
import type { ExportResult } from '../export/export-job.js';
import { PERSON_EXPORT, type PersonPayload } from './person-export-job.js';

const REASON = 'Some of what is in it was deleted.';

/** Hands people all that is kept of them. */
@Injectable()
export class PersonExport implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly jobs: Jobs,
    private readonly ownJobs: JobsService,
    private readonly files: ExportFiles,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId }, manager) => this.forget(manager, [userId]));
  }

  /**
   * Gives the job that packs it, which for whoever asks again is the same one until that has ended.
   * @throws UserNotFoundError also where it is about somebody else and the actor is no admin
   */
  async begin(actor: Actor, userId: number): Promise<number> {
    await this.assertMayHave(actor, userId);
    return this.database.of(actor).transaction(async (manager) => {
      const order = { owner: actor, singletonKey: keyOf(actor, userId) };
      const underWay = await this.jobs.underWay(manager, PERSON_EXPORT, order);
      if (underWay !== undefined) return underWay;
      const { id: requestedBy, origin } = actor;
      const payload: PersonPayload = { userId, requestedBy, ...(origin && { origin }) };
      return this.jobs.enqueue(manager, PERSON_EXPORT, payload, order);
    });
  }

  /**
   * The file that was made last for the actor.
   * @throws UserNotFoundError, NothingExportedError, ExportNotReadyError
   */
  async open(actor: Actor, userId: number): Promise<StreamableFile> {
    await this.assertMayHave(actor, userId);
    const job = await this.ownJobs.latest(actor, PERSON_EXPORT, keyOf(actor, userId));
    if (!job) throw new NothingExportedError(userId);
    if (job.status !== 'completed') throw new ExportNotReadyError(job.id, job.status);
    const key = { organizationId: actor.organizationId, jobId: job.id };
    if (!(await this.files.isThere(key))) throw new NothingExportedError(userId);
    await this.audit.append(actor, {
      action: 'user.export_downloaded',
      subject: { type: 'user', id: userId },
      after: { job: job.id },
    });
    const { bytes } = job.result as ExportResult;
    return this.files.asZip(key, bytes, `user-${userId}-${job.id}.zip`);
  }

  /** Removes what was packed of these people, and what is being packed; in a transaction. */
  async forget(manager: EntityManager, userIds: readonly number[]): Promise<void> {
    for (const userId of userIds) {
      await this.jobs.cancelKeyed(manager, PERSON_EXPORT, `${userId}/`, REASON);
    }
    await this.files.forget(manager, userIds);
  }

  private async assertMayHave(actor: Actor, userId: number): Promise<void> {
    const isAdmin = includesRole(actor.role, Role.Admin);
    if (!isAdmin && actor.id !== userId) throw new UserNotFoundError(userId);
    await this.users.get(actor, userId);
  }
}

function keyOf(actor: Actor, userId: number): string {
  return `${userId}/${actor.id}`;
}
