import { DomainError } from '../../../platform/common/errors/domain-error.js';
import type { LimitName } from './limits.js';

/** How far a limit is used up, and from when on it counts anew, if it does. */
export interface LimitUse {
  readonly limit: number;
  readonly used: number;
  readonly renewsAt: Date | null;
}

export class LimitExceededError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'ORGANIZATION.LIMIT_EXCEEDED';
  override readonly members: Readonly<Record<string, unknown>>;

  constructor(name: LimitName, { limit, used, renewsAt }: LimitUse) {
    const renewal = renewsAt ? ` It counts anew from ${renewsAt.toISOString()}.` : '';
    super(`The limit of this organisation is reached: ${limit} (${name}).${renewal}`);
    this.members = { limit, used, renewsAt };
  }
}
