import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { decodeCursor, encodeCursor } from '../../platform/common/pagination/cursor.js';
import { type Page, toPage } from '../../platform/common/pagination/page.js';
import { searchQuery, wordsOf } from '../../platform/common/search/search-query.js';
import {
  Database,
  organizationOf,
  type OrganizationScope,
  violatedUnique,
} from '../../platform/database/index.js';
import type { ListExamplesQuery, NamedExample } from './all-examples.dto.js';
import { ExampleExistsError, ExampleNotFoundError } from './example.errors.js';
import { ExampleRemoval, type RemovedText } from './example-removal.js';

const SORT = 'id';
// Values: whose, and what the condition asks for.
const SELECT = `
  SELECT examples.id, examples.intent_id AS "intentId", examples.text, examples.source,
         examples.created_by AS "createdBy", examples.ticket_id AS "ticketId",
         examples.created_at AS "createdAt", intents.name AS intent
  FROM examples LEFT JOIN intents
    ON intents.organization_id = examples.organization_id AND intents.id = examples.intent_id
  WHERE examples.organization_id = $1`;
const LOCK = `
  SELECT text, text_group AS "textGroup" FROM examples WHERE id = $1 FOR UPDATE`;
// Labels follow, by their foreign key.
const RENUMBER = `
  UPDATE examples SET id = DEFAULT, text = $2, created_at = now() WHERE id = $1 RETURNING id`;
const FIND = { name: 'find_example', text: `${SELECT} AND examples.id = $2` };

/** Every example, whichever intent it has: what people look through for what must not be kept. */
@Injectable()
export class AllExamplesService {
  constructor(
    private readonly database: Database,
    private readonly removal: ExampleRemoval,
    private readonly audit: AuditLog,
  ) {}

  /** Oldest first. */
  async list(
    scope: OrganizationScope,
    { q, source, intent, limit, cursor }: ListExamplesQuery,
  ): Promise<Page<NamedExample>> {
    const values: unknown[] = [organizationOf(scope)];
    const conditions = [SELECT];
    const filter = (value: unknown, condition: (placeholder: string) => string): void => {
      if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
    };
    filter(cursor && decodeCursor(cursor, SORT, ['number'])[0], (it) => `examples.id > ${it}`);
    filter(source, (it) => `examples.source = ${it}::example_source`);
    filter(
      intent,
      (it) =>
        `examples.intent_id = (SELECT id FROM intents WHERE organization_id = $1 AND name = ${it})`,
    );
    if (q !== undefined) {
      const wanted = searchQuery(q, 'simple', (value) => `$${values.push(value)}`);
      conditions.push(`${wordsOf('examples.text', 'simple')} @@ ${wanted}`);
    }
    const rows = await this.database
      .of(scope)
      .query<NamedExample>(
        `${conditions.join(' AND ')} ORDER BY examples.id LIMIT $${values.push(limit + 1)}`,
        values,
      );
    return toPage(rows, limit, ({ id }) => encodeCursor(SORT, [id]));
  }

  /** @throws ExampleNotFoundError */
  async get(scope: OrganizationScope, id: number): Promise<NamedExample> {
    const values = [organizationOf(scope), id];
    const [example] = await this.database.of(scope).run<NamedExample>(FIND, values);
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
      const changed = await this.database
        .of(actor)
        .transaction((manager) => this.replace(manager, actor, id, text.trim()));
      return await this.get(actor, changed);
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
    const [old]: RemovedText[] = await manager.query(LOCK, [id]);
    if (!old) throw new ExampleNotFoundError(id);
    if (old.text === text) return id;
    const [[changed]] = await manager.query<[[{ id: number }], number]>(RENUMBER, [id, text]);
    const newId = changed.id;
    await this.removal.forgetText(manager, old);
    await this.audit.record(manager, actor, {
      action: 'example.changed',
      subject: { type: 'example', id },
      after: { id: newId },
    });
    return newId;
  }
}
