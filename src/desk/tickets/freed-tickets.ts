import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { userLeftStaff } from '../../identity/users/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Events } from '../../platform/events/index.js';
import { UPDATED, updatedTickets } from './updated-tickets.js';

// Who had answered what is closed stays to be read there.
const FREE = `
  WITH freed AS (
    UPDATE tickets SET assignee_id = NULL, version = version + 1, updated_at = now()
    WHERE assignee_id = $1 AND status <> 'closed' RETURNING ${UPDATED}
  ), told AS (
    ${updatedTickets('freed', 'assigneeId', '$2')}
  ), noted AS (
    INSERT INTO ticket_changes (ticket_id, field, from_value, to_value, actor_id)
    SELECT id, 'assigneeId', to_jsonb($1::integer), NULL, $2 FROM freed
  )
  SELECT count(*)::int AS tickets FROM freed`;

/** Gives back what somebody worked on who works here no more: it would wait for nobody. */
@Injectable()
export class FreedTickets implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.events.within(userLeftStaff, ({ userId, actorId }, manager) =>
      this.free(manager, userId, actorId),
    );
  }

  private async free(manager: EntityManager, userId: number, actorId: number): Promise<void> {
    const [row]: { tickets: number }[] = await manager.query(FREE, [userId, actorId]);
    if (!row?.tickets) return;
    await this.events.written();
    await this.audit.record(
      manager,
      { id: actorId },
      { action: 'user.tickets_freed', subject: { type: 'user', id: userId }, after: row },
    );
  }
}
