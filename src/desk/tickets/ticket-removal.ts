import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonExport } from '../../identity/operations/index.js';
import { Events } from '../../platform/events/index.js';
import { type AnsweredThing, StoredKeys } from '../../platform/idempotency/index.js';
import { TextErasure } from '../../triage/examples/index.js';
import { ticketsErased, ticketsRemoved } from './ticket.events.js';

interface Row {
  readonly id: number;
  readonly requesterId: number;
  readonly message: string;
  readonly createdAt: Date;
  readonly classified: readonly string[];
}

const LOCK = `
  SELECT id, requester_id AS "requesterId", message, created_at AS "createdAt",
         ARRAY(SELECT classified FROM decisions
               WHERE ticket_id = tickets.id AND classified IS NOT NULL) AS classified
  FROM tickets WHERE id = ANY ($1::integer[]) ORDER BY id FOR UPDATE`;
// Decisions, transitions, labels and feedback go with it, by their foreign keys.
const REMOVE = 'DELETE FROM tickets WHERE id = ANY ($1::integer[])';

/** Removes tickets with all that came of them, as part of a transaction. */
@Injectable()
export class TicketRemoval {
  constructor(
    private readonly events: Events,
    private readonly texts: TextErasure,
    private readonly keys: StoredKeys,
    private readonly exports: PersonExport,
  ) {}

  /** Gives how many they were; what is gone already does not count. */
  async remove(manager: EntityManager, ids: readonly number[]): Promise<number> {
    const rows: Row[] = await manager.query(LOCK, [ids]);
    if (rows.length === 0) return 0;
    const found = rows.map(({ id }) => id);
    await this.texts.erase(
      manager,
      rows.flatMap(({ id: ticketId, message, classified }) =>
        [message, ...classified].map((text) => ({ ticketId, message: text })),
      ),
    );
    await this.events.publish(manager, ticketsErased, { ticketIds: found });
    await this.events.publish(manager, ticketsRemoved, { ticketIds: found });
    await this.keys.forgetAbout(
      manager,
      'ticketId',
      rows.map(({ requesterId: userId, ...row }) => answered(userId, row)),
    );
    const requesters = new Set(rows.map(({ requesterId }) => requesterId));
    await this.exports.forget(manager, [...requesters]);
    await manager.query(REMOVE, [found]);
    return found.length;
  }
}

/** How answers tell of a ticket. */
export function answered(
  userId: number,
  { id, createdAt }: { readonly id: number; readonly createdAt: Date | string },
): AnsweredThing {
  return { userId, id, createdAt, path: `/api/v1/tickets/${id}` };
}
