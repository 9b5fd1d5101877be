import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UsersService } from '../../identity/users/index.js';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Database } from '../../platform/database/index.js';
import { TriageChanges } from '../../triage/changes/index.js';
import { LabelsService } from '../../triage/labels/index.js';
import { TicketLabelsService } from './ticket-labels.service.js';
import { TicketRows } from './ticket-rows.js';

/** Tickets of one transaction: others wait for them meanwhile. */
const BATCH = 100;

/** Takes back all that somebody said about the machine's judgements, of whatever ticket. */
@Injectable()
export class LabelWithdrawal {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly rows: TicketRows,
    private readonly labels: LabelsService,
    private readonly ticketLabels: TicketLabelsService,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  /**
   * From then on none of it is evidence, nor an example of a correction. Gives how many labels it
   * were; asked for again, or after it broke off, it withdraws what is left.
   * @throws UserNotFoundError
   */
  async withdraw(actor: Actor, userId: number): Promise<number> {
    await this.users.get(actor, userId);
    let withdrawn = 0;
    for (;;) {
      const count = await this.database
        .of(actor)
        .transaction((manager) => this.withdrawSome(manager, actor, userId));
      if (count === 0) break;
      withdrawn += count;
    }
    if (withdrawn > 0) await this.changes.announce(actor);
    return withdrawn;
  }

  private async withdrawSome(
    manager: EntityManager,
    actor: Actor,
    userId: number,
  ): Promise<number> {
    const ids = await this.labels.ticketsSaidBy(manager, userId, BATCH);
    if (ids.length === 0) return 0;
    const tickets = await this.rows.lockAll(manager, ids);
    const { count, corrected } = await this.labels.withdraw(manager, actor, userId, ids);
    for (const ticket of tickets.filter(({ id }) => corrected.has(id))) {
      await this.ticketLabels.takeBack(manager, actor, ticket);
    }
    await this.audit.record(manager, actor, {
      action: 'user.labels_withdrawn',
      subject: { type: 'user', id: userId },
      after: { labels: count },
    });
    return count;
  }
}
