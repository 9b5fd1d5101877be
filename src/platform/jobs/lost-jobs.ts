import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Recurring } from '../common/recurring.js';
import { Database } from '../database/index.js';
import { JobQueue } from './job-queue.js';
import type { UnfinishedJob } from './job-type.js';
import { JobTypes } from './job-types.js';
import { JobsPool } from './jobs-pool.js';
import { connectionOf } from './sql-executor.js';
import { REMOVE_OLD, TAKE_FROM_THE_DEAD } from './task-statements.js';
import { WakeUps } from './wake-ups.js';

const LOOK_EVERY_MS = 5_000;
const SILENT_SECONDS = 15;
/** What ends three instances ends the next one too. */
const MOST_DEATHS = 3;
const ERROR = 'The instance that worked on it stopped.';
const CLEAN_EVERY_MS = 3_600_000;
const KEPT_DAYS = 30;

interface LostTask extends Omit<UnfinishedJob, 'error'> {
  readonly type: string;
  readonly isRetried: boolean;
}

/** Queues jobs anew whose instance fell silent, and removes those that ended long ago. */
@Injectable()
export class LostJobs implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Jobs');
  private readonly looking = new Recurring('look for lost jobs', LOOK_EVERY_MS, () => this.look());
  private readonly cleaning = new Recurring('remove old jobs', CLEAN_EVERY_MS, () => this.clean());
  /** Since when every look succeeded. */
  private inContactSince: number | undefined;

  constructor(
    private readonly database: Database,
    private readonly pool: JobsPool,
    private readonly queue: JobQueue,
    private readonly types: JobTypes,
    private readonly wakeUps: WakeUps,
  ) {}

  /** Before the workers: the start itself may wait for a job. */
  onModuleInit(): void {
    this.looking.start();
    this.cleaning.start({ atOnce: false });
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.looking.stop(), this.cleaning.stop()]);
  }

  /**
   * After an outage of the database everybody has been silent: an instance believes that another one
   * is dead only if it was itself in contact for as long.
   */
  private async look(): Promise<void> {
    try {
      this.inContactSince ??= Date.now();
      if (Date.now() - this.inContactSince < SILENT_SECONDS * 1_000)
        await this.pool.query('SELECT 1');
      else await this.takeFromTheDead();
    } catch (error) {
      this.inContactSince = undefined;
      throw error;
    }
  }

  private takeFromTheDead(): Promise<void> {
    return this.database.system.transaction(async (manager) => {
      const connection = await connectionOf(manager);
      const values = [SILENT_SECONDS, MOST_DEATHS, JSON.stringify({ error: ERROR })];
      const { rows } = await connection.query(TAKE_FROM_THE_DEAD, values);
      for (const { isRetried, ...job } of rows as LostTask[]) {
        this.logger.warn(`job ${job.id} (${job.type}): ${ERROR}`);
        if (isRetried) await this.queue.send(connection, job.type, job.id);
        else await this.giveUp(manager, job);
      }
      if (rows.length > 0) await this.wakeUps.record(manager);
    });
  }

  private async giveUp(
    manager: EntityManager,
    { type, ...job }: Omit<LostTask, 'isRetried'>,
  ): Promise<void> {
    await this.database.of(job).part(manager, async (part) => {
      await this.types.find(type)?.onUnfinished?.(part, { ...job, error: ERROR });
    });
  }

  private async clean(): Promise<void> {
    while ((await this.pool.query(REMOVE_OLD, [KEPT_DAYS])).rowCount === 1_000);
  }
}
