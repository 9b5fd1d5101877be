import { DomainError } from '../../platform/common/errors/domain-error.js';

export class OriginRefusedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'LIVE.ORIGIN_REFUSED';

  constructor() {
    super('Pages of this origin may not connect here. Ask whoever runs the service to allow it.');
  }
}

export class TooManyConnectionsError extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'LIVE.TOO_MANY_CONNECTIONS';
  override readonly retryAfter = 5;

  constructor() {
    super('This instance has as many live connections as it can hold. Try again in a moment.');
  }
}
