import { Injectable } from '@nestjs/common';
import { Database, organizationOf, type OrganizationScope } from '../database/index.js';
import { AuditLog } from './audit-log.js';

const BATCH = 1_000;
// The database itself takes none that the rule of the organisation still holds.
const REMOVE = `
  WITH removed AS (
    DELETE FROM audit_events WHERE id IN (
      SELECT id FROM audit_events
      WHERE organization_id = $1 AND occurred_at < now() - make_interval(days => $2)
      ORDER BY occurred_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    ) RETURNING 1
  ) SELECT count(*)::int AS removed FROM removed`;

/** Removes what the audit log holds for longer than its organisation wants. */
@Injectable()
export class AuditRetention {
  constructor(
    private readonly database: Database,
    private readonly log: AuditLog,
  ) {}

  /** Some of it, in one transaction that says so; gives whether there may be more. */
  removeSome(scope: OrganizationScope & object, days: number): Promise<boolean> {
    return this.database.of(scope).transaction(async (manager) => {
      const [row] = await manager.query<{ removed: number }[]>(REMOVE, [
        organizationOf(scope),
        days,
      ]);
      const events = row?.removed ?? 0;
      if (events > 0) {
        await this.log.record(manager, scope, {
          action: 'retention.audit_removed',
          after: { events, days },
        });
      }
      return events === BATCH;
    });
  }
}
