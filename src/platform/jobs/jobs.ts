import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/index.js';
import { organizationOf, type OrganizationScope, violatedUnique } from '../database/index.js';
import {
  JobEndedError,
  JobNotEndedBadlyError,
  JobNotFoundError,
  JobUnderWayError,
} from './job.errors.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { isEnd, type JobStatus } from './job-status.js';
import type { JobType, UnfinishedJob } from './job-type.js';
import { JobTypes } from './job-types.js';
import { JobWorkers } from './job-workers.js';
import { JobsPool } from './jobs-pool.js';
import { Leases } from './leases.js';
import { connectionOf } from './sql-executor.js';
import { ADD, CANCEL, RETRY } from './task-statements.js';
import { WakeUps } from './wake-ups.js';

const STATUS = 'SELECT status FROM background_tasks WHERE id = $1';
const UNDER_WAY = `
  SELECT id FROM background_tasks
  WHERE organization_id = $1 AND type = $2 AND singleton_key = $3 AND status IN ('queued', 'running')`;
const ALL_UNDER_WAY = `
  SELECT id FROM background_tasks
  WHERE organization_id = $1 AND status IN ('queued', 'running') ORDER BY id FOR UPDATE`;
const KEYED_UNDER_WAY = `
  SELECT id FROM background_tasks
  WHERE type = $1 AND starts_with(singleton_key, $2) AND status IN ('queued', 'running')
  ORDER BY id FOR UPDATE`;
const ONE_UNDER_WAY = 'background_tasks_one_under_way';
const LOOK_EVERY_MS = 300;

/** How a job is enqueued. */
export interface JobOrder {
  /** Who will see it; or whose admins, where the service does it by itself. */
  readonly owner: Pick<Actor, 'id' | 'organizationId'> | number;
  /** Of its type, one with this key is under way at a time. */
  readonly singletonKey?: string;
  /** It begins so many seconds after the commit, not at once. */
  readonly afterSeconds?: number;
}

/** Work that outlasts a request: enqueued in a transaction, carried out by any instance. */
@Injectable()
export class Jobs {
  constructor(
    private readonly types: JobTypes,
    private readonly queue: JobQueue,
    private readonly leases: Leases,
    private readonly runner: JobRunner,
    private readonly workers: JobWorkers,
    private readonly wakeUps: WakeUps,
    private readonly pool: JobsPool,
  ) {}

  /** Says how jobs of a type are carried out; call it before the application has started. */
  handle(type: JobType): void {
    this.types.add(type);
  }

  /** Begins a job of a type by the clock, in UTC; never before the last one came to its end. */
  schedule(scope: OrganizationScope, name: string, cron: string, payload: object = {}): void {
    this.types.addSchedule({ organizationId: organizationOf(scope), name, cron, payload });
  }

  /**
   * Adds a job that begins once the transaction is committed, and gives its id.
   * @throws JobUnderWayError where one with the same key is
   */
  async enqueue(
    manager: EntityManager,
    type: string,
    payload: object,
    { owner, singletonKey, afterSeconds = 0 }: JobOrder,
  ): Promise<number> {
    const connection = await connectionOf(manager);
    const limit = this.types.find(type)?.retryLimit ?? 0;
    const creator = typeof owner === 'number' ? null : owner.id;
    const values = [type, JSON.stringify(payload), limit, singletonKey, creator];
    const { rows } = await connection.query(ADD, [organizationOf(owner), ...values]);
    const [added] = rows as { id: number }[];
    if (!added) throw new JobUnderWayError(type);
    await this.queue.send(connection, type, added.id, afterSeconds);
    await this.wakeUps.record(manager);
    return added.id;
  }

  /** The job of a type with this key that is under way, if there is one. */
  async underWay(
    manager: EntityManager,
    type: string,
    { owner, singletonKey }: JobOrder,
  ): Promise<number | undefined> {
    const values = [organizationOf(owner), type, singletonKey];
    const { rows } = await (await connectionOf(manager)).query(UNDER_WAY, values);
    return (rows as { id: number }[])[0]?.id;
  }

  /**
   * Ends a job for good: one that waits never begins, of one that runs nothing counts any more.
   * @throws JobNotFoundError, JobEndedError
   */
  async cancel(manager: EntityManager, id: number, reason: string): Promise<void> {
    const connection = await connectionOf(manager);
    const { rows } = await connection.query(CANCEL, [id, JSON.stringify({ error: reason })]);
    const [job] = rows as (Omit<UnfinishedJob, 'error'> & { type: string })[];
    if (!job) throw new JobEndedError(id, await this.statusOf(manager, id));
    await this.types.find(job.type)?.onUnfinished?.(manager, { ...job, error: reason });
    await this.wakeUps.record(manager);
  }

  /** Ends the jobs of a type whose keys begin so, of the organisation that the transaction acts for. */
  async cancelKeyed(
    manager: EntityManager,
    type: string,
    prefix: string,
    reason: string,
  ): Promise<void> {
    const rows = await manager.query<{ id: number }[]>(KEYED_UNDER_WAY, [type, prefix]);
    for (const { id } of rows) await this.cancel(manager, id, reason);
  }

  /** Ends all jobs of an organisation, and takes back the messages that would begin one. */
  async cancelAll(manager: EntityManager, scope: OrganizationScope, reason: string): Promise<void> {
    const connection = await connectionOf(manager);
    const { rows } = await connection.query(ALL_UNDER_WAY, [organizationOf(scope)]);
    for (const { id } of rows as { id: number }[]) await this.cancel(manager, id, reason);
    await this.queue.discard(connection, scope);
  }

  /**
   * Puts a job that failed or was cancelled back.
   * @throws JobNotFoundError, JobNotEndedBadlyError, JobUnderWayError where another one does the same
   */
  async retry(manager: EntityManager, id: number, type: string): Promise<void> {
    const connection = await connectionOf(manager);
    const known = this.types.find(type);
    const { rowCount } = await connection
      .query(RETRY, [id, known?.retryLimit ?? 0])
      .catch((error: unknown) => {
        throw violatedUnique(error) === ONE_UNDER_WAY ? new JobUnderWayError(type) : error;
      });
    if (rowCount === 0) throw new JobNotEndedBadlyError(id, await this.statusOf(manager, id));
    await known?.onRetry?.(manager, id);
    await this.queue.send(connection, type, id);
    await this.wakeUps.record(manager);
  }

  /**
   * Waits for the end of a job, and works on it here unless another instance does: also before the
   * workers of this one have started.
   * @throws JobNotFoundError, InstanceStoppingError
   */
  async attend(id: number): Promise<JobStatus> {
    for (;;) {
      this.runner.stopping.throwIfAborted();
      const task = await this.leases.claim(id);
      if (task) await this.runner.run(task);
      const { rows } = await this.pool.query(STATUS, [id]);
      const [job] = rows as { status: JobStatus }[];
      if (!job) throw new JobNotFoundError(id);
      if (isEnd(job.status)) return job.status;
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Ends the work of this instance; what is under way is given back. */
  stop(): Promise<void> {
    return this.workers.stop();
  }

  private async statusOf(manager: EntityManager, id: number): Promise<JobStatus> {
    const { rows } = await (await connectionOf(manager)).query(STATUS, [id]);
    const [job] = rows as { status: JobStatus }[];
    if (!job) throw new JobNotFoundError(id);
    return job.status;
  }
}
