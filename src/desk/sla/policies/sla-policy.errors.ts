import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class SlaPolicyNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'SLA_POLICY.NOT_FOUND';

  constructor(id: number) {
    super(`There is no SLA policy ${id}.`);
  }
}

export class SlaPolicyNameTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'SLA_POLICY.NAME_TAKEN';

  constructor(name: string) {
    super(`There is an SLA policy with the name "${name}" already. Choose another one.`);
  }
}

export class TooManySlaPoliciesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'SLA_POLICY.TOO_MANY';

  constructor(most: number) {
    super(`There are ${most} SLA policies, and each ticket asks all of them: delete one first.`);
  }
}
