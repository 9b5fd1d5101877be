import { DomainError } from '../../platform/common/errors/domain-error.js';
import { CLOSE, type CloseCode } from './close-codes.js';

interface Ending {
  readonly code: CloseCode;
  readonly reason: string;
}

/**
 * How a connection ends whose caller is not let in, or not any more.
 * @param unknown what it is where the token is nobody's
 */
export function closeFor(error: unknown, unknown: CloseCode): Ending {
  if (!(error instanceof DomainError)) return { code: CLOSE.tryAgainLater, reason: 'try again' };
  const { kind, code: reason } = error;
  if (kind === 'unauthenticated') return { code: unknown, reason };
  if (kind === 'forbidden') return { code: CLOSE.forbidden, reason };
  if (kind === 'rate_limited') return { code: CLOSE.tooMany, reason };
  return { code: CLOSE.tryAgainLater, reason };
}
