import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class BusinessHoursNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'BUSINESS_HOURS.NOT_FOUND';

  constructor(id: number) {
    super(`There are no business hours ${id}.`);
  }
}

export class BusinessHoursNameTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'BUSINESS_HOURS.NAME_TAKEN';

  constructor(name: string) {
    super(`There are business hours with the name "${name}" already. Choose another one.`);
  }
}

export class BusinessHoursInUseError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'BUSINESS_HOURS.IN_USE';

  constructor(id: number) {
    super(
      `SLA policies count by the business hours ${id}: give them others first, or delete them.`,
    );
  }
}
