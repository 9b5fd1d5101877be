import { DomainError } from '../common/errors/domain-error.js';

export class KeyReusedError extends DomainError {
  readonly kind = 'unprocessable';
  readonly code = 'IDEMPOTENCY.KEY_REUSED';

  constructor() {
    super(
      'This Idempotency-Key came with another request before. Use a new key for a new request.',
    );
  }
}

export class CallInFlightError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'IDEMPOTENCY.IN_FLIGHT';
  override readonly retryAfter = 1;

  constructor() {
    super('A request with this Idempotency-Key is being answered. Send it again in a second.');
  }
}

export class BrokenUploadError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'REQUEST.BROKEN_OFF';

  constructor() {
    super('The upload broke off.');
  }
}
