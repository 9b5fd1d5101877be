import { DomainError } from '../../../platform/common/errors/domain-error.js';
import { WrongSecretError } from '../attempts/wrong-secret.errors.js';

export class PasskeyNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'PASSKEY.NOT_FOUND';

  constructor(id: number) {
    super(`You have no passkey ${id}.`);
  }
}

export class PasskeyRefusedError extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'PASSKEY.REFUSED';

  constructor() {
    super('This is no answer to a challenge of yours that has not ended. Begin again.');
  }
}

export class PasskeyKnownError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'PASSKEY.KNOWN';

  constructor() {
    super('This passkey is known already. Use another device, or remove it first.');
  }
}

/** Without it the password would stand alone, which wants to be looked at. */
export class LastFactorError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'PASSKEY.LAST_FACTOR';

  constructor() {
    super(
      'This is your only second factor. Switch it off with password and recovery code: DELETE /api/v1/auth/second-factor.',
    );
  }
}

export class InvalidPasskeyError extends WrongSecretError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_PASSKEY';

  constructor() {
    super('The passkey is unknown, or what it signed is no challenge that counts. Begin again.');
  }
}

/** From somebody who has signed in, and stays so. */
export class WrongPasskeyError extends WrongSecretError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.WRONG_PASSKEY';

  constructor() {
    super('The passkey is not yours, or what it signed is no challenge that counts. Begin again.');
  }
}
