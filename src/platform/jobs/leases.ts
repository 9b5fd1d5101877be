import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/index.js';
import type { FailureContext } from './background-task.entity.js';
import { JobLostError } from './job.errors.js';
import { type JobMessage, JobQueue } from './job-queue.js';
import { JobTypes } from './job-types.js';
import { JobsPool } from './jobs-pool.js';
import { retryDelaySeconds } from './retry-delay.js';
import { type Connection, connectionOf } from './sql-executor.js';
import {
  ADD,
  BEAT,
  CLAIM,
  COMPLETE,
  FAIL,
  GIVE_BACK,
  KEEP_RESULT,
  TRY_AGAIN,
} from './task-statements.js';
import { WakeUps } from './wake-ups.js';

/** A job that this instance works on, and the token by which its word counts. */
export interface LeasedTask {
  readonly id: number;
  readonly organizationId: number;
  readonly type: string;
  readonly payload: object;
  readonly leaseToken: string;
  readonly retryCount: number;
  readonly retryLimit: number;
}

/** Who may work on a job, and what counts of it: every statement asks for the token of the claim. */
@Injectable()
export class Leases {
  constructor(
    private readonly database: Database,
    private readonly pool: JobsPool,
    private readonly queue: JobQueue,
    private readonly types: JobTypes,
    private readonly wakeUps: WakeUps,
  ) {}

  /** The next job of a type that is due; the message goes and the job begins, or neither. */
  async takeNext(type: string): Promise<LeasedTask | undefined> {
    for (;;) {
      const taken = await this.pool.transaction(async (connection) => {
        const message = await this.queue.take(connection, type);
        if (!message) return 'none';
        const id = await this.taskOf(message, connection, type);
        return id === undefined ? undefined : claim(connection, id);
      });
      if (taken === 'none') return undefined;
      // Otherwise it was cancelled meanwhile, or begun by another message.
      if (taken) return taken;
    }
  }

  /** A certain job, where it waits for a worker. */
  claim(id: number): Promise<LeasedTask | undefined> {
    return claim(this.pool, id);
  }

  /** Gives a sign of life; whether the job is still this worker's. */
  async beat({ id, leaseToken }: LeasedTask, progress: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(BEAT, [id, leaseToken, progress]);
    return rowCount === 1;
  }

  /** @throws JobLostError */
  complete<Result>(
    task: LeasedTask,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.database.of(task).transaction(async (manager) => {
      await this.hold(manager, COMPLETE, task);
      const result = await work(manager);
      const kept = typeof result === 'object' ? result : null;
      if (kept) await manager.query(KEEP_RESULT, [task.id, JSON.stringify(kept)]);
      return result;
    });
  }

  /**
   * Tries a failed job again later, or for the last time says so.
   * @param leastRetries where its type allows fewer
   * @throws JobLostError
   */
  fail(task: LeasedTask, failure: FailureContext, leastRetries = 0): Promise<void> {
    return this.database.of(task).transaction(async (manager) => {
      const context = JSON.stringify(failure);
      if (task.retryCount < Math.max(task.retryLimit, leastRetries)) {
        await this.hold(manager, TRY_AGAIN, task, context);
        await this.requeue(manager, task, retryDelaySeconds(task.retryCount + 1));
      } else {
        await this.hold(manager, FAIL, task, context);
        const type = this.types.find(task.type);
        await type?.onUnfinished?.(manager, { ...task, error: failure.error });
      }
    });
  }

  /** Lets another instance go on at once. @throws JobLostError */
  giveBack(task: LeasedTask): Promise<void> {
    return this.database.of(task).transaction(async (manager) => {
      await this.hold(manager, GIVE_BACK, task);
      await this.requeue(manager, task);
    });
  }

  private async hold(
    manager: EntityManager,
    statement: string,
    { id, leaseToken }: LeasedTask,
    ...values: unknown[]
  ): Promise<void> {
    const connection = await connectionOf(manager);
    const { rowCount } = await connection.query(statement, [id, leaseToken, ...values]);
    if (rowCount === 0) throw new JobLostError();
  }

  private async requeue(
    manager: EntityManager,
    { id, type }: Pick<LeasedTask, 'id' | 'type'>,
    seconds = 0,
  ): Promise<void> {
    await this.queue.send(await connectionOf(manager), type, id, seconds);
    await this.wakeUps.record(manager);
  }

  /** Of a schedule: where the one before is still under way, this time is left out. */
  private async taskOf(
    message: JobMessage,
    connection: Connection,
    type: string,
  ): Promise<number | undefined> {
    if ('taskId' in message) return message.taskId;
    const { organizationId, payload } = message;
    const limit = this.types.find(type)?.retryLimit ?? 0;
    const values = [organizationId, type, JSON.stringify(payload), limit, 'schedule', null];
    const { rows } = await connection.query(ADD, values);
    return (rows[0] as { id: number } | undefined)?.id;
  }
}

async function claim(connection: Connection, id: number): Promise<LeasedTask | undefined> {
  const { rows } = await connection.query(CLAIM, [id, randomUUID()]);
  return rows[0] as LeasedTask | undefined;
}
