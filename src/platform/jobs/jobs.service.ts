import { Injectable } from '@nestjs/common';
import { And, Equal, type FindOptionsWhere, In, Not } from 'typeorm';
import { type Actor, includesRole, isOperator, Role } from '../access/index.js';
import { AuditLog } from '../audit/index.js';
import { pageById } from '../common/pagination/by-id.js';
import type { Page } from '../common/pagination/page.js';
import { Database } from '../database/index.js';
import { BackgroundTask } from './background-task.entity.js';
import type { ListJobsQuery } from './job.dto.js';
import { JobNotFoundError } from './job.errors.js';
import { JobTypes } from './job-types.js';
import { Jobs } from './jobs.js';

/** What people see of jobs and do with them: their own, and admins with all. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly types: JobTypes,
    private readonly audit: AuditLog,
  ) {}

  /** One page, newest first. */
  list(actor: Actor, query: ListJobsQuery): Promise<Page<BackgroundTask>> {
    const { status, type } = query;
    const where = { ...this.visibleTo(actor, type), ...(status && { status }) };
    const rows = this.database.of(actor).repository(BackgroundTask);
    return pageById('-id', query, ({ id, ...range }) =>
      rows.find({ where: { ...where, id }, ...range }),
    );
  }

  /** @throws JobNotFoundError also for a job of somebody else */
  async get(actor: Actor, id: number): Promise<BackgroundTask> {
    const where = { ...this.visibleTo(actor), id };
    const job = await this.database.of(actor).repository(BackgroundTask).findOneBy(where);
    if (!job) throw new JobNotFoundError(id);
    return job;
  }

  /** The last job of a type with this key that the actor had begun; nothing without one. */
  async latest(
    { organizationId, id: createdBy }: Actor,
    type: string,
    singletonKey: string,
  ): Promise<BackgroundTask | undefined> {
    const rows = this.database.of(organizationId).repository(BackgroundTask);
    const where = { organizationId, type, singletonKey, createdBy };
    const [latest] = await rows.find({ where, order: { id: 'DESC' }, take: 1 });
    return latest;
  }

  /** @throws JobNotFoundError, JobEndedError */
  async cancel(actor: Actor, id: number): Promise<BackgroundTask> {
    await this.get(actor, id);
    return this.database.of(actor).transaction(async (manager) => {
      await this.jobs.cancel(manager, id, 'It was cancelled.');
      await this.audit.record(manager, actor, { action: 'job.cancelled', subject: subjectOf(id) });
      return manager.findOneByOrFail(BackgroundTask, { id });
    });
  }

  /** @throws JobNotFoundError, JobNotEndedBadlyError, JobUnderWayError, and what the type refuses by */
  async retry(actor: Actor, id: number): Promise<BackgroundTask> {
    const { type } = await this.get(actor, id);
    return this.database.of(actor).transaction(async (manager) => {
      await this.jobs.retry(manager, id, type);
      await this.audit.record(manager, actor, { action: 'job.retried', subject: subjectOf(id) });
      // As it was put back: a moment later an instance is at work on it.
      return manager.findOneByOrFail(BackgroundTask, { id });
    });
  }

  /** Also of the type that is asked for, if any. */
  private visibleTo(actor: Actor, asked?: string): FindOptionsWhere<BackgroundTask> {
    const { organizationId, id: createdBy, role } = actor;
    const hidden = isOperator(actor) ? [] : [Not(In(this.types.forOperators))];
    const wanted = asked === undefined ? [] : [Equal(asked)];
    const type = [...hidden, ...wanted];
    return {
      organizationId,
      ...(type.length > 0 && { type: And(...type) }),
      ...(!includesRole(role, Role.Admin) && { createdBy }),
    };
  }
}

function subjectOf(id: number) {
  return { type: 'job', id };
}
