import { DomainError } from '../../platform/common/errors/domain-error.js';

export class OrganizationNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'ORGANIZATION.NOT_FOUND';

  /** @param name its number or its slug */
  constructor(name: number | string) {
    super(`There is no organisation ${name}.`);
  }
}

export class SlugTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'ORGANIZATION.SLUG_TAKEN';

  constructor(slug: string) {
    super(`There is an organisation with the slug "${slug}" already.`);
  }
}

/** A second one would be kept apart by the statements of the service alone. */
export class NotIsolatedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'ORGANIZATION.NOT_ISOLATED';

  constructor() {
    super(
      'This database does not keep organisations apart. Let the role of DATABASE_URL create roles ' +
        '(ALTER ROLE … CREATEROLE), or make the role that docs/operations.md names, and restart.',
    );
  }
}

export class DefaultOrganizationError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'ORGANIZATION.IS_DEFAULT';

  constructor() {
    super(
      'The operators of the service belong to this one: it can be neither stopped nor deleted.',
    );
  }
}

export class BeingDeletedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'ORGANIZATION.BEING_DELETED';

  constructor(id: number) {
    super(`Organisation ${id} is being deleted. See the job.`);
  }
}

/** What must change once, before the second organisation, waits for somebody else. */
export class TablesBusyError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'ORGANIZATION.TABLES_BUSY';
  override readonly retryAfter = 5;

  constructor() {
    super('The tables are too busy to be prepared for another organisation. Try again soon.');
  }
}

/** Whoever changes the list must not shut themselves out. */
export class LocksOutError extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'ORGANIZATION.LOCKS_OUT';

  constructor(address: string) {
    super(`Your own address, ${address}, is not on this list: you could not call any more.`);
  }
}
