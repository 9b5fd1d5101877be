import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class SessionNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'SESSION.NOT_FOUND';

  constructor(id: number) {
    super(`You have no session ${id}.`);
  }
}
