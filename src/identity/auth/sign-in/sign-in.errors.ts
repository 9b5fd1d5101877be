import { DomainError } from '../../../platform/common/errors/domain-error.js';
import { WrongSecretError } from '../attempts/wrong-secret.errors.js';

export class InvalidCredentialsError extends WrongSecretError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_CREDENTIALS';

  constructor() {
    super('E-mail address or password is wrong.');
  }
}

export class InvalidCodeError extends WrongSecretError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_CODE';

  constructor() {
    super(
      'The code is wrong or was used before. Send the next one of your app, or a recovery code that is left.',
    );
  }
}

export class SecondFactorRequiredError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.SECOND_FACTOR_REQUIRED';

  constructor() {
    super(
      'Sign in again with "code" as well: the one that your app shows, or a recovery code; or with "passkey".',
    );
  }
}
