import { DomainError } from '../../common/errors/domain-error.js';

/** A password or code that is not right: it counts as a failed attempt. */
export abstract class WrongSecretError extends DomainError {}

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

/** The same from somebody who has signed in, and stays so. */
export class WrongCodeError extends WrongSecretError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.WRONG_CODE';

  constructor() {
    super('The code is wrong or was used before. Send the next one of your app.');
  }
}

export class WrongPasswordError extends WrongSecretError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.WRONG_PASSWORD';

  constructor() {
    super('The current password is wrong.');
  }
}

export class SecondFactorRequiredError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.SECOND_FACTOR_REQUIRED';

  constructor() {
    super('Sign in again with "code" as well: the one that your app shows, or a recovery code.');
  }
}
