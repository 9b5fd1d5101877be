import { DomainError } from '../../platform/common/errors/domain-error.js';

export class ViewNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'VIEW.NOT_FOUND';

  constructor(id: number) {
    super(`There is no view ${id}.`);
  }
}

export class NotYourViewError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'VIEW.NOT_OWNER';

  constructor() {
    super('Only its owner and admins may change a shared view. Make one of your own.');
  }
}

export class TooManyViewsError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'VIEW.TOO_MANY';

  constructor(most: number) {
    super(`You have ${most} views already. Remove one first.`);
  }
}
