import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isDatabaseAway } from '../common/errors/database-away.js';
import { JobLostError } from './job.errors.js';
import type { JobRun } from './job-type.js';
import type { LeasedTask, Leases } from './leases.js';

const BEAT_EVERY_MS = 1_000;
const RETRY_EVERY_MS = 1_000;

/** One run of a job on this instance, which says every second that it is alive. */
export class RunningJob implements JobRun {
  isCompleted = false;
  /** What it is at, as it said last. */
  entity: string | undefined;
  private readonly controller = new AbortController();
  private progress = 0;
  private isCompleting = false;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;

  constructor(
    readonly task: LeasedTask,
    private readonly leases: Leases,
    private readonly logger: Logger,
  ) {}

  get id(): number {
    return this.task.id;
  }

  get organizationId(): number {
    return this.task.organizationId;
  }

  get payload(): object {
    return this.task.payload;
  }

  get retryCount(): number {
    return this.task.retryCount;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get name(): string {
    return `job ${this.task.id} (${this.task.type})`;
  }

  begin(): void {
    this.timer = setInterval(() => this.beat(), BEAT_EVERY_MS).unref();
  }

  end(): void {
    clearInterval(this.timer);
  }

  abort(reason: Error): void {
    this.controller.abort(reason);
  }

  report(progress: number): void {
    this.progress = progress;
  }

  at(entity: string): void {
    this.entity = entity;
  }

  /** Gives a sign of life, one at a time, and hears whether the job is still its own. */
  beat(): void {
    // The transaction that completes it holds its row.
    if (this.isCompleting || this.isCompleted) return;
    this.beating ??= this.leases
      .beat(this.task, this.progress)
      .then((isOurs) => isOurs || this.isCompleting || this.abort(new JobLostError()))
      .catch((error: unknown) =>
        this.logger.warn(`${this.name}: no sign of life: ${String(error)}`),
      )
      .then(() => (this.beating = undefined));
  }

  async complete<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    for (;;) {
      this.signal.throwIfAborted();
      try {
        return await this.completeOnce(work);
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        this.logger.warn(
          `${this.name}: done, and kept until the database is back: ${String(error)}`,
        );
        await sleep(RETRY_EVERY_MS);
      }
    }
  }

  private async completeOnce<Result>(
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    this.isCompleting = true;
    try {
      await this.beating;
      const result = await this.leases.complete(this.task, work);
      this.isCompleted = true;
      return result;
    } finally {
      this.isCompleting = false;
    }
  }
}
