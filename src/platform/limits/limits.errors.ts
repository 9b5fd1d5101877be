import { DomainError } from '../common/errors/domain-error.js';

const RETRY_AFTER_SECONDS = 1;

export class TooManyAtOnceError extends DomainError {
  readonly kind = 'rate_limited';
  readonly code = 'REQUEST.TOO_MANY_AT_ONCE';
  override readonly retryAfter = RETRY_AFTER_SECONDS;

  constructor(allowed: number) {
    super(
      `You have ${allowed} searches, reports, replays, imports or exports under way, and more are not allowed at once. Wait for one of them to end.`,
    );
  }
}
