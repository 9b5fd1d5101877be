import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { TriageChanges } from '../changes/index.js';

/** A text that becomes an example, and the ticket whose message it is. */
export interface BroughtInText {
  readonly text: string;
  readonly ticketId: number | null;
}

const ADD = `
  WITH added AS (
    INSERT INTO examples (intent_id, text, source, created_by, ticket_id)
    SELECT $1, row.text, 'import', $2, row.ticket_id
    FROM unnest($3::text[], $4::integer[]) WITH ORDINALITY AS row (text, ticket_id, position)
    ORDER BY row.position
    ON CONFLICT DO NOTHING RETURNING 1
  ) SELECT count(*)::int AS count FROM added`;

/** Examples that were found among messages, as part of the transaction that accepts them. */
@Injectable()
export class BroughtInExamples {
  constructor(private readonly changes: TriageChanges) {}

  /** Gives how many are new. */
  async add(
    manager: EntityManager,
    actor: Actor,
    intentId: number,
    texts: readonly BroughtInText[],
  ): Promise<number> {
    const values = [texts.map(({ text }) => text), texts.map(({ ticketId }) => ticketId)];
    const [row] = await manager.query<{ count: number }[]>(ADD, [intentId, actor.id, ...values]);
    await this.changes.record(manager);
    return row?.count ?? 0;
  }
}
