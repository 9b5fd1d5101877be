import { DomainError } from '../common/errors/domain-error.js';
import type { JobStatus } from './job-status.js';

export class JobNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'JOB.NOT_FOUND';

  constructor(id: number) {
    super(`There is no job ${id}.`);
  }
}

export class JobEndedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'JOB.ENDED';

  constructor(id: number, status: JobStatus) {
    super(`Job ${id} is ${status}. Only one that is queued or running can be cancelled.`);
  }
}

export class JobNotEndedBadlyError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'JOB.NOT_RETRYABLE';

  constructor(id: number, status: JobStatus) {
    super(`Job ${id} is ${status}. Only one that failed or was cancelled can be tried again.`);
  }
}

export class JobUnderWayError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'JOB.UNDER_WAY';

  constructor(type: string) {
    super(`Another job of the type ${type} does the same already. Wait for its end.`);
  }
}

/** The job is no longer this worker's: it was cancelled, or another instance took it over. */
export class JobLostError extends Error {
  constructor() {
    super('It was given up meanwhile, or taken over.');
  }
}

/** The instance ends: the job goes on elsewhere, or after the next start. */
export class InstanceStoppingError extends Error {
  constructor() {
    super('The instance is stopping.');
  }
}
