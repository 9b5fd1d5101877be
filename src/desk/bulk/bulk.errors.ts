import { DomainError } from '../../platform/common/errors/domain-error.js';
import { MOST_TICKETS, UNDO_SECONDS } from './bulk-values.js';

export class BulkNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'BULK.NOT_FOUND';

  constructor(jobId: number) {
    super(`There is no bulk change with the job ${jobId}.`);
  }
}

export class TooManyTicketsError extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'BULK.TOO_MANY_TICKETS';

  constructor() {
    super(`More than ${MOST_TICKETS} tickets match. Narrow the filter, or change them in parts.`);
  }
}

export class BulkBegunError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'BULK.BEGUN';

  constructor(status: string) {
    super(
      `It is ${status} and cannot be undone any more: that is possible for ${UNDO_SECONDS} s. Cancel its ` +
        'job to leave the tickets that are not changed yet as they are.',
    );
  }
}

export class BulkGivenUpError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'BULK.GIVEN_UP';

  constructor(reason: string) {
    super(`The bulk change cannot go on: ${reason}.`);
  }
}
