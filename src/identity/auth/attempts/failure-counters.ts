import type { Settings } from '../../../platform/config/index.js';
import type { RateLimiters } from '../../../platform/limits/index.js';

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;

/** How many failures make a difference, all in proportion to RATE_LIMIT_SIGN_IN_PER_MINUTE. */
export interface FailureLimits {
  /** Of an account, before further attempts on it wait. */
  readonly ofAccount: number;
  /** Of an address, before its further attempts wait: several people may be behind it. */
  readonly ofAddress: number;
  /** Of an account from one address, before its further ones are refused for a while. */
  readonly ofPair: number;
  /** Codes of an authenticator app, by whoever knows the password already. */
  readonly ofCodes: number;
}

/** At the default of 30 a minute: 5, 50, 20 and 20. */
export function failureLimits({
  rateLimitSignInPerMinute,
}: Pick<Settings, 'rateLimitSignInPerMinute'>): FailureLimits {
  const few = Math.max(5, Math.floor(rateLimitSignInPerMinute / 6));
  return { ofAccount: few, ofAddress: 10 * few, ofPair: 4 * few, ofCodes: 4 * few };
}

/** Where failures are counted; the one place that says how long each counts. */
export function failureCounters(limits: FailureLimits, limiters: RateLimiters) {
  const counter = (name: string, points: number, duration: number) =>
    limiters.create({ keyPrefix: `failures-${name}`, points, duration });
  return {
    account: counter('account', limits.ofAccount, QUARTER_HOUR),
    address: counter('address', limits.ofAddress, QUARTER_HOUR),
    pair: counter('pair', limits.ofPair, QUARTER_HOUR),
    codes: counter('codes', limits.ofCodes, HOUR),
  };
}
