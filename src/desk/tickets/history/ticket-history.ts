import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { decodeCursor, encodeCursor } from '../../../platform/common/pagination/cursor.js';
import { type Page, type PageQuery, toPage } from '../../../platform/common/pagination/page.js';
import { Database, type PreparedStatement } from '../../../platform/database/index.js';
import type { Ticket } from '../ticket.entity.js';
import { changedFields } from './changed-fields.js';
import { type ChangedValue, TicketChange } from './ticket-change.entity.js';

/** Something that happened to a ticket. */
export interface Activity {
  readonly kind: 'status' | 'change';
  readonly id: number;
  readonly field: string;
  readonly from: ChangedValue;
  readonly to: ChangedValue;
  readonly reason: string | null;
  readonly actorId: number | null;
  readonly createdAt: Date;
}

const SORT = 'activity';
const KINDS = ['change', 'status'] as const;

/** Values: organisation, ticket, and of the last row seen its time, kind and id; limit. */
const READ: PreparedStatement = {
  name: 'read_ticket_activity',
  text: `
    SELECT * FROM (
      SELECT 'status' AS kind, id, 'status' AS field, to_jsonb(from_status) AS "from",
             to_jsonb(to_status) AS "to", reason, actor_id AS "actorId", created_at AS "createdAt"
      FROM ticket_transitions WHERE organization_id = $1 AND ticket_id = $2
      UNION ALL
      SELECT 'change', id, field, from_value, to_value, NULL, actor_id, created_at
      FROM ticket_changes WHERE organization_id = $1 AND ticket_id = $2
    ) AS activity
    WHERE ("createdAt", kind, id) > ($3::timestamptz, $4::text, $5::integer)
    ORDER BY "createdAt", kind, id LIMIT $6`,
};

/** What became of tickets: who changed which field of them, when, and from what to what. */
@Injectable()
export class TicketHistory {
  constructor(private readonly database: Database) {}

  /** Keeps what somebody changed, in the transaction that does. */
  async record(
    manager: EntityManager,
    actor: Pick<Actor, 'id'> | null,
    before: Ticket,
    after: Ticket,
  ): Promise<void> {
    const changes = changedFields(before, after);
    if (changes.length === 0) return;
    const by = { ticketId: after.id, actorId: actor?.id ?? null };
    await manager.insert(
      TicketChange,
      changes.map((change) => Object.assign(new TicketChange(), change, by)),
    );
  }

  /** Changes and transitions of a ticket that the actor may see, oldest first. */
  async read(
    actor: Actor,
    ticketId: number,
    { limit, cursor }: PageQuery,
  ): Promise<Page<Activity>> {
    const after =
      cursor === undefined
        ? ['-infinity', '', 0]
        : decodeCursor(cursor, SORT, ['time', KINDS, 'number']);
    const values = [actor.organizationId, ticketId, ...after, limit + 1];
    const rows = await this.database.of(actor).run<Activity>(READ, values);
    return toPage(rows, limit, ({ createdAt, kind, id }) =>
      encodeCursor(SORT, [createdAt.toISOString(), kind, id]),
    );
  }
}
