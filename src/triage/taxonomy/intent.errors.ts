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

export class FormerNameError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'INTENT.NAME_TAKEN';

  constructor(former: string, name: string) {
    super(
      `The intent "${name}" was called "${former}" before, and models still know it by that name. ` +
        'Choose another name, or give the old one back to it.',
    );
  }
}
