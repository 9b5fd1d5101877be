import type { EntityManager } from 'typeorm';

/** One run of a job, as whoever carries it out sees it. */
export interface JobRun<Payload extends object = object> {
  readonly id: number;
  /** Whose it is. */
  readonly organizationId: number;
  readonly payload: Payload;
  readonly retryCount: number;
  /** Aborted when the job is cancelled or taken over, and when the instance stops. */
  readonly signal: AbortSignal;
  /** Says how much is done, from 0 to 1; its owner sees it within a second. */
  report(progress: number): void;
  /** Says what it is at, such as `model:12`, which a failure then names. */
  at(entity: string): void;
  /**
   * Completes the job in one transaction of its organisation with `work`: both count, or neither. It is tried again
   * where the database is away for a while, so `work` must touch nothing else.
   * @throws JobLostError where the job is no longer this worker's
   */
  complete<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
}

/** A job that came to an end without being completed. */
export interface UnfinishedJob {
  readonly id: number;
  readonly organizationId: number;
  readonly payload: object;
  readonly error: string;
}

/** A kind of job and how it is carried out; any instance may be given it, more than once. */
export interface JobType<Payload extends object = object> {
  readonly name: string;
  /** Whether it is about other organisations, so that of its own only operators see it. */
  readonly forOperators?: boolean;
  /** How many of them one instance works on at once. */
  readonly concurrency: number;
  /** How many failures are tried again, each later than the one before. */
  readonly retryLimit: number;
  /** What it gives is kept as the result, unless the run completed the job by itself. */
  run(job: JobRun<Payload>): Promise<object | undefined>;
  /** Takes note, in the same transaction, that a job failed for good or was cancelled. */
  onUnfinished?(manager: EntityManager, job: UnfinishedJob): Promise<void>;
  /** Prepares, in the same transaction, that a job is tried again; by throwing it refuses. */
  onRetry?(manager: EntityManager, id: number): Promise<void>;
}
