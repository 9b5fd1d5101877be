import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LimitExceededError } from './limit-exceeded.error.js';
import { LimitNotices } from './limit-notices.js';

// Of several who come for the last place, one gets it; where there is no limit, nobody waits.
const LOCK = `
  SELECT max_users AS "limit" FROM organizations
  WHERE id = $1 AND max_users IS NOT NULL FOR NO KEY UPDATE`;

/** How many accounts an organisation may have. */
@Injectable()
export class AccountLimit {
  constructor(private readonly notices: LimitNotices) {}

  /**
   * Call in the transaction of the new account, before it is there.
   * @param count says how many accounts there are
   * @throws LimitExceededError
   */
  async assertRoom(
    manager: EntityManager,
    organizationId: number,
    count: () => Promise<number>,
  ): Promise<void> {
    const [limited] = await manager.query<{ limit: number }[]>(LOCK, [organizationId]);
    if (!limited) return;
    const { limit } = limited;
    const used = await count();
    const name = 'users';
    if (used >= limit) throw new LimitExceededError(name, { limit, used, renewsAt: null });
    await this.notices.tellWithin(manager, { organizationId, name, limit, used: used + 1 });
  }
}
