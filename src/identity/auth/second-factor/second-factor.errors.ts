import { DomainError } from '../../../platform/common/errors/domain-error.js';
import { WrongSecretError } from '../attempts/wrong-secret.errors.js';

export class SecondFactorOnError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'AUTH.SECOND_FACTOR_ON';

  constructor() {
    super('The second factor is on already. Switch it off first.');
  }
}

export class SecondFactorOffError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'AUTH.SECOND_FACTOR_OFF';

  constructor() {
    super('The second factor is not on.');
  }
}

export class SecondFactorNotStartedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'AUTH.SECOND_FACTOR_NOT_STARTED';

  constructor() {
    super('There is nothing to confirm. Start with POST /api/v1/auth/second-factor.');
  }
}

export class PasswordTooShortAloneError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'AUTH.PASSWORD_TOO_SHORT';

  constructor(least: number) {
    super(
      `Without a second factor the password needs at least ${least} characters. Set a longer one first.`,
    );
  }
}

/** A token that somebody has found must not be enough to be rid of it. */
export class OwnSecondFactorError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.OWN_SECOND_FACTOR';

  constructor() {
    super('Your own needs your password and a code: DELETE /api/v1/auth/second-factor.');
  }
}

/** From somebody who has signed in, and stays so. */
export class WrongCodeError extends WrongSecretError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.WRONG_CODE';

  constructor() {
    super('The code is wrong or was used before. Send the next one of your app.');
  }
}
