import type { EntityManager } from 'typeorm';
import { ValidationError } from '../../common/errors/request-errors.js';
import type { Actor } from '../../access/actor.js';

interface Id {
  readonly id: number;
}

/**
 * Makes sure that models learn this text under the intent, by an example that is there already or by
 * a new one, and gives its id.
 * @throws ValidationError when the intent was deleted meanwhile
 */
export async function keepExample(
  manager: EntityManager,
  actor: Actor,
  { ticketId, text, intent }: { ticketId: number; text: string; intent: string },
): Promise<number> {
  const intentId = await keepIntent(manager, intent);
  // Again only when the one that was in the way is deleted in between.
  for (;;) {
    const [added]: Id[] = await manager.query(
      `INSERT INTO examples (intent_id, text, source, created_by, ticket_id)
       VALUES ($1, $2, 'correction', $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
      [intentId, text, actor.id, ticketId],
    );
    if (added) return added.id;
    const [existing]: Id[] = await manager.query(
      `SELECT id FROM examples
       WHERE coalesce(intent_id, 0) = $1 AND md5(text) = md5($2) FOR KEY SHARE`,
      [intentId, text],
    );
    if (existing) return existing.id;
  }
}

/** Nobody deletes the example until the transaction ends, nor names it in a new label. */
export async function lockExample(manager: EntityManager, id: number): Promise<void> {
  await manager.query('SELECT FROM examples WHERE id = $1 FOR UPDATE', [id]);
}

/**
 * Removes the example of a label that is not in force any more, if a correction made it. Where
 * another label in force names it, it becomes the example of that one's ticket.
 */
export async function releaseExample(
  manager: EntityManager,
  id: number,
  ticketId: number,
): Promise<void> {
  await manager.query(
    `WITH heir AS (
       SELECT ticket_id, created_by FROM labels
       WHERE example_id = $1 AND revoked_at IS NULL ORDER BY labels.id LIMIT 1
     ), inherited AS (
       UPDATE examples SET ticket_id = heir.ticket_id, created_by = heir.created_by FROM heir
       WHERE examples.id = $1 AND examples.source = 'correction' AND examples.ticket_id = $2
     )
     DELETE FROM examples
     WHERE id = $1 AND source = 'correction' AND NOT EXISTS (SELECT FROM heir)`,
    [id, ticketId],
  );
}

/** Nobody deletes the intent until the transaction ends. */
async function keepIntent(manager: EntityManager, name: string): Promise<number> {
  const [intent]: Id[] = await manager.query(
    'SELECT id FROM intents WHERE name = $1 FOR KEY SHARE',
    [name],
  );
  if (intent) return intent.id;
  const message = 'is not an intent of the taxonomy';
  throw new ValidationError([{ path: 'intent', message }]);
}
