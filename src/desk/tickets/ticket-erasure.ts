import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { userDeleted } from '../../identity/users/index.js';
import { Events } from '../../platform/events/index.js';
import { StoredKeys } from '../../platform/idempotency/index.js';
import { TextErasure } from '../../triage/examples/index.js';
import { REMOVED_MESSAGE } from './removed-message.js';
import { ticketsErased } from './ticket.events.js';
import { answered } from './ticket-removal.js';
import { withinBytes } from './within-bytes.js';

interface Row {
  readonly id: number;
  readonly message: string;
  readonly classified: string | null;
  readonly createdAt: Date | string;
}

// So many at once that each statement is short, also for who wrote a hundred thousand.
const BATCH = 1_000;
const FIRST: Row = { id: 0, message: '', classified: null, createdAt: '-infinity' };
const NEXT = `
  SELECT id, message, created_at AS "createdAt",
         (SELECT classified FROM decisions WHERE ticket_id = ticket.id ORDER BY id DESC LIMIT 1)
  FROM (${withinBytes(
    `SELECT id, message, created_at FROM tickets
     WHERE requester_id = $1 AND (created_at, id) > ($2, $3)
     ORDER BY created_at, id LIMIT ${BATCH} FOR NO KEY UPDATE`,
    'created_at, id',
  )}) AS ticket ORDER BY created_at, id`;
// Their words are of the message.
const CLEAR_WORDS = `
  UPDATE decisions SET evidence = '[]', classified = NULL
  WHERE ticket_id = ANY ($1::integer[]) AND (evidence <> '[]' OR classified IS NOT NULL)`;
// Nobody knows any more which answers a person wrote, to whom and about what.
const CLEAR_TICKETS = `
  UPDATE tickets SET message = '${REMOVED_MESSAGE}', answer = NULL, label_worth = NULL, version = version + 1,
    updated_at = now()
  WHERE id = ANY ($1::integer[])`;

/** Removes the texts of a user's tickets when the account ends; the tickets stay to be counted. */
@Injectable()
export class TicketErasure implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly texts: TextErasure,
    private readonly keys: StoredKeys,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId }, manager) => this.erase(manager, userId));
  }

  private async erase(manager: EntityManager, requesterId: number): Promise<void> {
    let last: Row | undefined = FIRST;
    while (last) {
      const rows: Row[] = await manager.query(NEXT, [requesterId, last.createdAt, last.id]);
      await this.eraseBatch(manager, rows);
      // Others may have asked in their name.
      const told = rows.map((row) => answered(requesterId, row));
      await this.keys.forgetAbout(manager, 'ticketId', told);
      last = rows.at(-1);
    }
  }

  private async eraseBatch(manager: EntityManager, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await this.texts.erase(
      manager,
      rows.flatMap(({ id: ticketId, message, classified }) =>
        [message, ...(classified === null ? [] : [classified])].map((it) => ({
          ticketId,
          message: it,
        })),
      ),
    );
    await this.events.publish(manager, ticketsErased, { ticketIds: ids });
    await manager.query(CLEAR_WORDS, [ids]);
    await manager.query(CLEAR_TICKETS, [ids]);
  }
}
