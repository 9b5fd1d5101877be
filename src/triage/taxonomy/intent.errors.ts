import { DomainError } from '../../platform/common/errors/domain-error.js';

export class IntentNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'INTENT.NOT_FOUND';

  constructor(id: number) {
    super(`There is no intent ${id}.`);
  }
}

export class IntentNameTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'INTENT.NAME_TAKEN';

  constructor(name: string) {
    super(`There is an intent with the name "${name}" already.`);
  }
}

export class IntentInPolicyError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'INTENT.IN_POLICY';

  constructor(name: string) {
    super(`The policy has an exception for "${name}". Take it out first, then rename the intent.`);
  }
}
