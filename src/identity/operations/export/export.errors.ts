import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class ExportNotReadyError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'EXPORT.NOT_READY';

  constructor(jobId: number, status: string) {
    super(`The job ${jobId} is ${status}. Fetch its file once it is completed.`);
  }
}

export class NothingExportedError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'EXPORT.NOT_FOUND';

  constructor(userId: number) {
    super(`There is no file of user ${userId}, or none any more. Have it made by POST.`);
  }
}

export class ExportGoneError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'EXPORT.GONE';

  constructor(jobId: number) {
    super(`The file of job ${jobId} was kept for a day. Export the organisation again.`);
  }
}
