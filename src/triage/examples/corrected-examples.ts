import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { IntentRows } from '../taxonomy/index.js';

interface Id {
  readonly id: number;
}

/** What a correction says that models shall learn. */
export interface Correction {
  readonly ticketId: number;
  readonly text: string;
  readonly intent: string;
}

/** Whose example it becomes. */
export interface Heir {
  readonly ticketId: number;
  readonly createdBy: number;
}

const ADD = `
  INSERT INTO examples (intent_id, text, source, created_by, ticket_id)
  VALUES ($1, $2, 'correction', $3, $4) ON CONFLICT DO NOTHING RETURNING id`;
const FIND = `
  SELECT id FROM examples
  WHERE coalesce(intent_id, 0) = $1 AND md5(text) = md5($2) FOR KEY SHARE`;
const INHERIT = `
  UPDATE examples SET ticket_id = $3, created_by = $4
  WHERE id = $1 AND source = 'correction' AND ticket_id = $2`;
const REMOVE = `DELETE FROM examples WHERE id = $1 AND source = 'correction'`;

/** Examples that corrections of tickets made, as parts of the corrections' transactions. */
@Injectable()
export class CorrectedExamples {
  constructor(private readonly intents: IntentRows) {}

  /**
   * Makes sure that models learn this text under the intent, by an example that is there already or
   * by a new one, and gives its id.
   * @throws ValidationError when the intent was deleted meanwhile
   */
  async add(
    manager: EntityManager,
    actor: Actor,
    { ticketId, text, intent }: Correction,
  ): Promise<number> {
    const [held] = await this.intents.hold(manager, [intent]);
    if (!held) {
      const message = 'is not an intent of the taxonomy';
      throw new ValidationError([{ path: 'intent', message }]);
    }
    // Again only when the one that was in the way is deleted in between.
    for (;;) {
      const [added]: Id[] = await manager.query(ADD, [held.id, text, actor.id, ticketId]);
      if (added) return added.id;
      const [existing]: Id[] = await manager.query(FIND, [held.id, text]);
      if (existing) return existing.id;
    }
  }

  /** Nobody deletes the example until the transaction ends, nor names it in a new label. */
  async lock(manager: EntityManager, id: number): Promise<void> {
    await manager.query('SELECT FROM examples WHERE id = $1 FOR UPDATE', [id]);
  }

  /**
   * Removes an example that is locked, if a correction made it: the label of the ticket is not in
   * force any more. Where another label in force names it, it becomes the example of that one.
   */
  async release(
    manager: EntityManager,
    id: number,
    ticketId: number,
    heir: Heir | null,
  ): Promise<void> {
    if (heir) await manager.query(INHERIT, [id, ticketId, heir.ticketId, heir.createdBy]);
    else await manager.query(REMOVE, [id]);
  }
}
