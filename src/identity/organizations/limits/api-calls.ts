import { Injectable, Logger } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { RateLimiters } from '../../../platform/limits/index.js';
import type { KnownOrganization } from '../known-organization.js';
import { LimitExceededError } from './limit-exceeded.error.js';
import { LimitNotices } from './limit-notices.js';

const HOUR_SECONDS = 3_600;
/** Each organisation has its own limit, which is compared here. */
const NEVER_REFUSED = 2 ** 31;

/** Counts the calls of organisations that have a limit, on all instances together. */
@Injectable()
export class ApiCalls {
  private readonly logger = new Logger('Limits');
  private readonly limiter: RateLimiterAbstract;

  constructor(
    limiters: RateLimiters,
    private readonly notices: LimitNotices,
  ) {
    this.limiter = limiters.create({
      keyPrefix: 'organization',
      points: NEVER_REFUSED,
      duration: HOUR_SECONDS,
    });
  }

  /** @throws LimitExceededError */
  async count({ id, limits }: KnownOrganization): Promise<void> {
    const limit = limits.apiCallsPerHour;
    if (limit === null) return;
    const { consumedPoints: used, msBeforeNext } = await this.limiter.consume(id);
    if (used > limit) {
      const renewsAt = new Date(Date.now() + msBeforeNext);
      throw new LimitExceededError('apiCallsPerHour', { limit, used: limit, renewsAt });
    }
    const isFirstNear = this.notices.isNear(used, limit) && !this.notices.isNear(used - 1, limit);
    if (isFirstNear) this.tell(id, limit, used);
  }

  /** In the hour that runs; of organisations without a limit nothing is counted. */
  async usedBy(organizationId: number): Promise<number> {
    return (await this.limiter.get(organizationId))?.consumedPoints ?? 0;
  }

  /** Beside the call, which need not wait for it. */
  private tell(organizationId: number, limit: number, used: number): void {
    const near = { organizationId, name: 'apiCallsPerHour', limit, used } as const;
    this.notices.tell(near).catch((error: unknown) => {
      this.logger.warn(`cannot tell that a limit is near: ${String(error)}`);
    });
  }
}
