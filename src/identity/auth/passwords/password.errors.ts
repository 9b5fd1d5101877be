import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class NoPasswordError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'USER.NO_PASSWORD';

  constructor() {
    super('Nobody signs in with this account by a password: it is disabled, or of another kind.');
  }
}
