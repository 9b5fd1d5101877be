import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import type { LimitName } from './limits.js';
import { monthOf } from './month.js';

/** From this share of a limit on, its admins are told. */
const NEAR = 0.8;

// Of several who see it at once, one tells.
const WARN = `
  INSERT INTO organization_usage AS usage (organization_id, month, warned)
  VALUES ($1, $2, ARRAY[$3])
  ON CONFLICT (organization_id, month) DO UPDATE SET warned = array_append(usage.warned, $3)
  WHERE NOT usage.warned @> ARRAY[$3]
  RETURNING month`;

export interface NearLimit {
  readonly organizationId: number;
  readonly name: LimitName;
  readonly limit: number;
  readonly used: number;
}

/** Tells the admins of an organisation, by its audit log, that it comes near a limit: once a month. */
@Injectable()
export class LimitNotices {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  isNear(used: number, limit: number): boolean {
    return used >= limit * NEAR;
  }

  /** Outside a transaction of the caller. */
  tell(near: NearLimit): Promise<void> {
    return this.database.of(near).transaction((manager) => this.tellWithin(manager, near));
  }

  /** In a transaction of the organisation. */
  async tellWithin(manager: EntityManager, near: NearLimit): Promise<void> {
    const { organizationId, name, limit, used } = near;
    if (!this.isNear(used, limit)) return;
    const values = [organizationId, monthOf(new Date()), name];
    const [told] = await manager.query<unknown[]>(WARN, values);
    if (!told) return;
    await this.audit.record(
      manager,
      { organizationId },
      {
        action: 'organization.limit_near',
        subject: { type: 'organization', id: organizationId },
        after: { name, limit, used },
      },
    );
  }
}
