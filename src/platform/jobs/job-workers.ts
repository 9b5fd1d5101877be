import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../common/recurring.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import type { JobType } from './job-type.js';
import { JobTypes } from './job-types.js';
import { Leases } from './leases.js';
import { WakeUps } from './wake-ups.js';

/** How long a job waits at the most where nobody could be woken. */
const LOOK_EVERY_MS = 2_000;
const START_EVERY_MS = 5_000;
/** Requests come first. */
const START_AFTER_MS = 200;

/** Takes jobs out of their queues, of each type as many at once as it allows. */
@Injectable()
export class JobWorkers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly looking = new Recurring('take jobs', LOOK_EVERY_MS, () => this.takeAll());
  private readonly starting = new Recurring('start the queues', START_EVERY_MS, () => this.open());
  private timer: NodeJS.Timeout | undefined;
  private isOpen = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly types: JobTypes,
    private readonly leases: Leases,
    private readonly runner: JobRunner,
    wakeUps: WakeUps,
  ) {
    wakeUps.listen(() => this.isOpen && this.looking.wake());
  }

  onApplicationBootstrap(): void {
    if (this.types.all.length === 0) return;
    this.timer = setTimeout(() => this.starting.start(), START_AFTER_MS).unref();
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /** Begins no more jobs and gives back those under way. Whoever carries out jobs calls it first. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await Promise.all([this.starting.stop(), this.looking.stop(), this.runner.stop()]);
    // What was taken at the last moment.
    await this.runner.stop();
    await this.queue.stop();
  }

  /** Tried until it worked: the database may be away just now. */
  private async open(): Promise<void> {
    if (this.isOpen) return;
    const names = this.types.all.map(({ name }) => name);
    await this.queue.start(names, this.types.schedules);
    this.isOpen = true;
    this.looking.start();
  }

  private async takeAll(): Promise<void> {
    for (const type of this.types.all) await this.take(type);
  }

  private async take(type: JobType): Promise<void> {
    while (!this.runner.stopping.aborted && this.runner.count(type.name) < type.concurrency) {
      const task = await this.leases.takeNext(type.name);
      if (!task) return;
      void this.runner.run(task).then(() => this.looking.wake());
    }
  }
}
