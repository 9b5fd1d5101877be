import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseAway } from '../common/errors/database-away.js';
import { InstanceStoppingError, JobLostError } from './job.errors.js';
import { JobTypes } from './job-types.js';
import { type LeasedTask, Leases } from './leases.js';
import { RunningJob } from './running-job.js';
import { WakeUps } from './wake-ups.js';

const RETRY_EVERY_MS = 1_000;
/** So often a job begins again because its database was away, which is no fault of its own. */
const OUTAGES = 3;
/** What does not hear that it shall end is left behind: nothing of it counts any more. */
const GRACE_MS = 5_000;

/** Carries out jobs on this instance, and writes down how they ended. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Jobs');
  private readonly shutdown = new AbortController();
  private readonly running = new Map<RunningJob, Promise<void>>();

  constructor(
    private readonly leases: Leases,
    private readonly types: JobTypes,
    wakeUps: WakeUps,
  ) {
    // One of them may have been cancelled.
    wakeUps.listen(() => this.running.forEach((_, job) => job.beat()));
  }

  /** Aborted when the instance stops. */
  get stopping(): AbortSignal {
    return this.shutdown.signal;
  }

  /** How many jobs of a type are under way here. */
  count(type: string): number {
    return [...this.running.keys()].filter(({ task }) => task.type === type).length;
  }

  /** Works on a job until it came to an end; never rejects. */
  run(task: LeasedTask): Promise<void> {
    const job = new RunningJob(task, this.leases, this.logger);
    const end = this.carryOut(job).finally(() => this.running.delete(job));
    this.running.set(job, end);
    if (this.stopping.aborted) job.abort(new InstanceStoppingError());
    return end;
  }

  /** Interrupts what is under way and gives it back, so that others go on with it at once. */
  async stop(): Promise<void> {
    const reason = new InstanceStoppingError();
    this.shutdown.abort(reason);
    for (const job of this.running.keys()) job.abort(reason);
    await Promise.all(this.running.values());
  }

  private async carryOut(job: RunningJob): Promise<void> {
    job.begin();
    try {
      const type = this.types.find(job.task.type);
      if (!type) throw new Error('This version of the service does not know its type.');
      const result = await endingWith(job.signal, type.run(job));
      if (!job.isCompleted) await job.complete(() => Promise.resolve(result));
    } catch (error) {
      await this.conclude(job, job.signal.aborted ? job.signal.reason : error);
    } finally {
      job.end();
    }
  }

  private async conclude({ task, name, entity }: RunningJob, reason: unknown): Promise<void> {
    if (reason instanceof JobLostError) {
      this.logger.log(`${name}: ${reason.message}`);
    } else if (reason instanceof InstanceStoppingError) {
      await this.settle(name, () => this.leases.giveBack(task));
    } else {
      const error = reason instanceof Error ? reason.message : String(reason);
      this.logger.warn(`${name}: failed: ${error}`);
      const failure = { error, ...(entity !== undefined && { failedAtEntity: entity }) };
      const leastRetries = isDatabaseAway(reason) ? OUTAGES : 0;
      await this.settle(name, () => this.leases.fail(task, failure, leastRetries));
    }
  }

  /** Writes down an end; while the database is away the job stays ours, unless the instance stops. */
  private async settle(name: string, write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await write();
        return;
      } catch (error) {
        if (error instanceof JobLostError) return;
        if (!isDatabaseAway(error) || this.stopping.aborted) {
          // It is taken over as that of an instance that fell silent.
          this.logger.error(`${name}: cannot be written down: ${String(error)}`);
          return;
        }
        await sleep(RETRY_EVERY_MS);
      }
    }
  }
}

/** What a run gives, or the reason of its signal where it has not ended soon after that. */
async function endingWith<Result>(signal: AbortSignal, run: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  let wait: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    wait = () => (timer = setTimeout(() => reject(signal.reason as Error), GRACE_MS));
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait, { once: true });
  });
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
    if (wait) signal.removeEventListener('abort', wait);
  }
}
