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

export class UnsupportedEncodingError extends DomainError {
  readonly kind = 'unsupported';
  readonly code = 'REQUEST.UNSUPPORTED_ENCODING';

  constructor(encoding: string) {
    super(`Bodies encoded as ${encoding} are not understood. Send gzip, deflate, br or none.`);
  }
}

export class MethodNotAllowedError extends DomainError {
  readonly kind = 'not_allowed';
  readonly code = 'ROUTE.METHOD_NOT_ALLOWED';

  constructor(method: string, allowed: readonly string[]) {
    super(`This address does not answer ${method}, but ${allowed.join(', ')}.`);
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

export class WeakEntityTagError extends DomainError {
  readonly kind = 'stale';
  readonly code = 'REQUEST.WEAK_ENTITY_TAG';

  constructor(strong: string) {
    super(
      `If-Match never matches a weak entity tag (RFC 9110, 13.1.1), as proxies that compress make them: send ${strong}, without W/.`,
    );
  }
}
