import { DomainError } from '../../platform/common/errors/domain-error.js';

export class PolicyVersionNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'POLICY.VERSION_NOT_FOUND';

  constructor(id: number) {
    super(`There is no policy version ${id}.`);
  }
}
