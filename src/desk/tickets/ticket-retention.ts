import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/index.js';
import { Database } from '../../platform/database/index.js';
import { TicketRemoval } from './ticket-removal.js';
import { withinBytes } from './within-bytes.js';

/** Tickets of one transaction: others wait for them meanwhile. */
const BATCH = 200;
// What nobody has resolved waits for somebody, however old it is; what others hold comes next time.
const OLD = `
  SELECT id FROM (${withinBytes(
    `SELECT id, message, updated_at FROM tickets
     WHERE organization_id = $1 AND updated_at < now() - make_interval(days => $2)
       AND status IN ('auto_resolved', 'closed')
     ORDER BY updated_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    'updated_at, id',
  )}) AS ticket`;

/** Removes tickets that are over for longer than their organisation wants to keep them. */
@Injectable()
export class TicketRetention {
  constructor(
    private readonly database: Database,
    private readonly removal: TicketRemoval,
    private readonly audit: AuditLog,
  ) {}

  /** Some of them, in one transaction that says so; gives whether there may be more. */
  removeSome(scope: { readonly organizationId: number }, days: number): Promise<boolean> {
    return this.database.of(scope).transaction(async (manager) => {
      const rows = await manager.query<{ id: number }[]>(OLD, [scope.organizationId, days]);
      if (rows.length === 0) return false;
      const tickets = await this.removal.remove(
        manager,
        rows.map(({ id }) => id),
      );
      await this.audit.record(manager, scope, {
        action: 'retention.tickets_removed',
        after: { tickets, days },
      });
      return true;
    });
  }
}
