import { DomainError } from '../../../platform/common/errors/domain-error.js';

/** A password or code that is not right: it counts as a failed attempt. */
export abstract class WrongSecretError extends DomainError {}

export class WrongPasswordError extends WrongSecretError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.WRONG_PASSWORD';

  constructor() {
    super('The current password is wrong.');
  }
}
