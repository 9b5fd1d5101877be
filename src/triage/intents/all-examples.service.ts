import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeCursor, encodeCursor } from '../../common/pagination/cursor.js';
import { type Page, toPage } from '../../common/pagination/page.js';
import { violatedUnique } from '../../database/constraint-violation.js';
import { Database } from '../../database/database.js';
import type { ListExamplesQuery, NamedExample } from './all-examples.dto.js';
import { Example } from './example.entity.js';
import { ExampleRemoval } from './example-removal.js';
import { ExampleExistsError, ExampleNotFoundError } from './intent.errors.js';

const SORT = 'id';
const SELECT = `
  SELECT examples.id, examples.intent_id AS "intentId", examples.text, examples.source,
         examples.created_by AS "createdBy", examples.ticket_id AS "ticketId",
         examples.created_at AS "createdAt", intents.name AS intent
  FROM examples LEFT JOIN intents ON intents.id = examples.intent_id`;
const FIND = { name: 'find_example', text: `${SELECT} WHERE examples.id = $1` };

/** Every example, whichever intent it has: what people look through for what must not be kept. */
@Injectable()
export class AllExamplesService {
  constructor(
    private readonly database: Database,
    private readonly removal: ExampleRemoval,
    private readonly audit: AuditLog,
  ) {}

  /** Oldest first. */
  async list({ q, source, intent, limit, cursor }: ListExamplesQuery): Promise<Page<NamedExample>> {
    const values: unknown[] = [];
    const conditions: string[] = [];
    const filter = (value: unknown, condition: (placeholder: string) => string): void => {
      if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
    };
    filter(cursor && decodeCursor(cursor, SORT, ['number'])[0], (it) => `examples.id > ${it}`);
    filter(source, (it) => `examples.source = ${it}::example_source`);
    filter(intent, (it) => `examples.intent_id = (SELECT id FROM intents WHERE name = ${it})`);
    filter(
      q,
      (it) => `to_tsvector('simple', examples.text) @@ websearch_to_tsquery('simple', ${it})`,
    );
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = await this.database.query<NamedExample>(
      `${SELECT} ${where} ORDER BY examples.id LIMIT $${values.push(limit + 1)}`,
      values,
    );
    return toPage(rows, limit, ({ id }) => encodeCursor(SORT, [id]));
  }

  /** @throws ExampleNotFoundError */
  async get(id: number): Promise<NamedExample> {
    const [example] = await this.database.run<NamedExample>(FIND, [id]);
    if (!example) throw new ExampleNotFoundError(id);
    return example;
  }

  /**
   * Gives an example another text, and thereby another id: models remember by the id what they
   * learned of a text. All else stays, and labels name the new one.
   * @throws ExampleNotFoundError, ExampleExistsError
   */
  async change(actor: Actor, id: number, text: string): Promise<NamedExample> {
    try {
      const changed = await this.database.transaction((manager) =>
        this.replace(manager, actor, id, text.trim()),
      );
      return await this.get(changed);
    } catch (error) {
      if (violatedUnique(error) === 'examples_text_key') throw new ExampleExistsError();
      throw error;
    }
  }

  /** @throws ExampleNotFoundError */
  delete(actor: Actor, id: number): Promise<void> {
    return this.removal.removeFor(actor, { id });
  }

  private async replace(
    manager: EntityManager,
    actor: Actor,
    id: number,
    text: string,
  ): Promise<number> {
    // The intent first, as in deleting it, which deletes its examples.
    await manager.query(
      `SELECT FROM intents
       WHERE id = (SELECT intent_id FROM examples WHERE id = $1) FOR KEY SHARE`,
      [id],
    );
    const where = { id };
    const old = await manager.findOne(Example, { where, lock: { mode: 'pessimistic_write' } });
    if (!old) throw new ExampleNotFoundError(id);
    if (old.text === text) return id;
    const { intentId, source, createdBy, ticketId } = old;
    const row = { intentId, text, source, createdBy, ticketId };
    const { generatedMaps } = await manager.insert(Example, row);
    const newId = Number(generatedMaps[0]?.['id']);
    await manager.query('UPDATE labels SET example_id = $2 WHERE example_id = $1', [id, newId]);
    await this.removal.remove(manager, where);
    await this.audit.record(manager, actor, {
      action: 'example.changed',
      subject: { type: 'example', id },
      after: { id: newId },
    });
    return newId;
  }
}
