import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class InvalidRefreshTokenError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.INVALID_REFRESH_TOKEN';

  constructor() {
    super('The refresh token is unknown, used or expired. Sign in again.');
  }
}

export class RefreshTokenSupersededError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'AUTH.REFRESH_TOKEN_SUPERSEDED';

  constructor() {
    super(
      'The refresh token was exchanged a moment ago. Go on with the one that was given for it.',
    );
  }
}
