import { DomainError } from '../../../platform/common/errors/domain-error.js';

export class SessionNotFoundError extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'SESSION.NOT_FOUND';

  constructor(id: number) {
    super(`You have no session ${id}.`);
  }
}

export class NoSessionError extends DomainError {
  readonly kind = 'unauthenticated';
  readonly code = 'AUTH.NO_SESSION';

  constructor() {
    super('This browser has no session, or it has ended. Sign in.');
  }
}

export class ForeignPageError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'AUTH.FOREIGN_PAGE';

  constructor() {
    super(
      'This is for pages of the service itself: send "Sec-Fetch-Site: same-origin" or its own "Origin". Others use /api/v1/auth/login.',
    );
  }
}
