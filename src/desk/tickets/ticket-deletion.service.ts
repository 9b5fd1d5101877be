import { Injectable } from '@nestjs/common';
import { UsersService } from '../../identity/users/index.js';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { Database } from '../../platform/database/index.js';
import { TriageChanges } from '../../triage/changes/index.js';
import { LabelsService } from '../../triage/labels/index.js';
import { TicketRemoval } from './ticket-removal.js';
import { TicketRows } from './ticket-rows.js';
import { TicketsService } from './tickets.service.js';

/** Admins delete single tickets. */
@Injectable()
export class TicketDeletion {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly tickets: TicketsService,
    private readonly rows: TicketRows,
    private readonly removal: TicketRemoval,
    private readonly labels: LabelsService,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Whoever is told that it is done finds nothing of it any more. What people said of it is no
   * evidence from then on, whether the machine was right or wrong; the audit log says which, and
   * nothing of what was written.
   * @throws TicketNotFoundError, StaleVersionError
   */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    const { requesterId } = await this.tickets.get(actor, id);
    await this.database.of(actor).transaction(async (manager) => {
      // First, as the end of an account takes them in this order.
      await this.users.lockIfThere(manager, requesterId);
      const ticket = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, ticket.version);
      const { status, intent, confidence, createdAt } = ticket;
      const label = await this.labels.inForce(manager, id);
      await this.removal.remove(manager, [id]);
      await this.audit.record(manager, actor, {
        action: 'ticket.deleted',
        subject: { type: 'ticket', id },
        before: { requesterId, status, intent, confidence, createdAt, label },
      });
    });
    await this.changes.announce(actor);
  }
}
