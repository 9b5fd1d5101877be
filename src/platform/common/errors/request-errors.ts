import { DomainError, type Violation } from './domain-error.js';

/** Body, query or path that does not fit; says per field what is wrong. */
export class ValidationError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'REQUEST.INVALID';

  constructor(override readonly violations: readonly Violation[]) {
    super(violations.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
}

export class UnsupportedMediaTypeError extends DomainError {
  readonly kind = 'unsupported';
  readonly code = 'REQUEST.UNSUPPORTED_MEDIA_TYPE';

  constructor(wanted: string) {
    super(`This content type is not understood here. Send ${wanted}.`);
  }
}

export class RateLimitedError extends DomainError {
  readonly kind = 'rate_limited';
  readonly code = 'REQUEST.RATE_LIMITED';

  constructor(override readonly retryAfter: number) {
    super(`Too many requests. Try again in ${retryAfter} s.`);
  }
}

export class StaleVersionError extends DomainError {
  readonly kind = 'stale';
  readonly code = 'REQUEST.STALE_VERSION';

  constructor(current: number) {
    super(`It was changed meanwhile: version ${current} is current. Read it again and retry.`);
  }
}
