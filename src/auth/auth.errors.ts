import { DomainError } from '../common/errors/domain-error.js';

export class UnauthenticatedError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.UNAUTHENTICATED';

  constructor() {
    super('Sign in first: send a valid access token as "Authorization: Bearer …".');
  }
}

export class InvalidCredentialsError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_CREDENTIALS';

  constructor() {
    super('E-mail address or password is wrong.');
  }
}

export class WrongPasswordError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.WRONG_PASSWORD';

  constructor() {
    super('The current password is wrong.');
  }
}

export class InvalidRefreshTokenError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_REFRESH_TOKEN';

  constructor() {
    super('The refresh token is unknown, used or expired. Sign in again.');
  }
}

export class ForbiddenError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.FORBIDDEN';
}
