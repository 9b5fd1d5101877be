import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type Repository } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { type AuditEntry, AuditLog } from '../../audit/audit-log.js';
import { assertMatches } from '../../common/http/etag.js';
import { pageById } from '../../common/pagination/by-id.js';
import type { CountedPage, PageQuery } from '../../common/pagination/page.js';
import { Database } from '../../database/database.js';
import { violatedUnique } from '../../database/constraint-violation.js';
import { assertChanges } from '../../common/validation/changes.js';
import { TriageChanges } from '../changes.js';
import { Example } from './example.entity.js';
import type { ChangeIntent, CreateIntent, IntentWithCount } from './intent.dto.js';
import { Intent } from './intent.entity.js';
import { IntentInPolicyError, IntentNameTakenError, IntentNotFoundError } from './intent.errors.js';

const IN_POLICY = `
  SELECT coalesce((SELECT overrides ? $1 FROM policies ORDER BY version DESC LIMIT 1), false) AS named`;

/** The taxonomy: which intents there are, and what is answered to each. */
@Injectable()
export class IntentsService {
  constructor(
    private readonly database: Database,
    private readonly changes: TriageChanges,
    private readonly audit: AuditLog,
  ) {}

  private get intents(): Repository<Intent> {
    return this.database.repository(Intent);
  }

  private get examples(): Repository<Example> {
    return this.database.repository(Example);
  }

  /** With how many there are in all: they are few. */
  async list(query: PageQuery): Promise<CountedPage<IntentWithCount>> {
    const page = await pageById('id', query, ({ id, ...range }) =>
      this.intents.find({ where: { id }, ...range }),
    );
    const total = await this.intents.count();
    return { data: await this.withCounts(page.data), meta: Object.assign(page.meta, { total }) };
  }

  async get(id: number): Promise<IntentWithCount> {
    const intent = await this.intents.findOneBy({ id });
    if (!intent) throw new IntentNotFoundError(id);
    const examples = await this.examples.countBy({ intentId: id });
    return { intent, examples };
  }

  /** Every intent, for those who hold the whole taxonomy in memory. */
  all(): Promise<Intent[]> {
    return this.intents.find({ order: { id: 'ASC' } });
  }

  /** @throws IntentNameTakenError */
  async create(actor: Actor, intent: CreateIntent): Promise<IntentWithCount> {
    const created = await this.write(intent.name, () =>
      this.database.transaction(async (manager) => {
        const { generatedMaps } = await manager.insert(Intent, Object.assign(new Intent(), intent));
        const id = Number(generatedMaps[0]?.['id']);
        await this.audit.record(manager, actor, entryOf('intent.created', id, null, intent));
        return { intent: await manager.findOneByOrFail(Intent, { id }), examples: 0 };
      }),
    );
    await this.changes.announce();
    return created;
  }

  /** @throws StaleVersionError when the intent is not the version that `ifMatch` names */
  async change(
    actor: Actor,
    id: number,
    change: ChangeIntent,
    ifMatch?: string,
  ): Promise<IntentWithCount> {
    assertChanges(change);
    const changed = await this.write(change.name, () =>
      this.database.transaction(async (manager) => {
        const before = await lock(manager, id, ifMatch);
        if (change.name !== undefined) await assertRenamable(manager, before, change.name);
        const counted = { version: before.version + 1, updatedAt: () => 'now()' };
        await manager.update(Intent, { id }, Object.assign({}, change, counted));
        const entry = entryOf('intent.changed', id, fieldsOf(before, change), change);
        await this.audit.record(manager, actor, entry);
        return withCount(manager, await manager.findOneByOrFail(Intent, { id }));
      }),
    );
    await this.changes.announce();
    return changed;
  }

  /**
   * Removes the intent and its examples; tickets keep its name, models know it until retrained.
   * @throws StaleVersionError as `change` does
   */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { name, description, answer, autoResolve, priority } = await lock(manager, id, ifMatch);
      await manager.delete(Intent, { id });
      const before = { name, description, answer, autoResolve, priority };
      await this.audit.record(manager, actor, entryOf('intent.deleted', id, before, null));
    });
    await this.changes.announce();
  }

  private async withCounts(intents: Intent[]): Promise<IntentWithCount[]> {
    if (intents.length === 0) return [];
    const counts = await this.examples
      .createQueryBuilder('example')
      .select('example.intentId', 'id')
      .addSelect('count(*)::int', 'examples')
      .where({ intentId: In(intents.map(({ id }) => id)) })
      .groupBy('example.intentId')
      .getRawMany<{ id: number; examples: number }>();
    const byId = new Map(counts.map(({ id, examples }) => [id, examples]));
    return intents.map((intent) => ({ intent, examples: byId.get(intent.id) ?? 0 }));
  }

  private async write<Result>(name = '', statement: () => Promise<Result>): Promise<Result> {
    try {
      return await statement();
    } catch (error) {
      if (violatedUnique(error) === 'intents_name_key') throw new IntentNameTakenError(name);
      throw error;
    }
  }
}

function entryOf(
  action: string,
  id: number,
  before: object | null,
  after: object | null,
): AuditEntry {
  const states = { ...(before && { before }), ...(after && { after: { ...after } }) };
  return { action, subject: { type: 'intent', id }, ...states };
}

/** What a change replaces. */
function fieldsOf(intent: Intent, change: ChangeIntent): Partial<Intent> {
  const fields = Object.keys(change) as (keyof ChangeIntent)[];
  return Object.fromEntries(fields.map((field) => [field, intent[field]]));
}

/** The intent, which nobody else changes until the transaction ends. */
async function lock(manager: EntityManager, id: number, ifMatch?: string): Promise<Intent> {
  const where = { id };
  // Models learn of corrections meanwhile: those only name the intent.
  const intent = await manager.findOne(Intent, { where, lock: { mode: 'for_no_key_update' } });
  if (!intent) throw new IntentNotFoundError(id);
  assertMatches(ifMatch, intent.version);
  return intent;
}

/** The policy knows its exceptions by name: they must not be lost with the old one. */
async function assertRenamable(
  manager: EntityManager,
  { name: before }: Intent,
  name: string,
): Promise<void> {
  if (before === name) return;
  const [found]: { named: boolean }[] = await manager.query(IN_POLICY, [before]);
  if (found?.named) throw new IntentInPolicyError(before);
}

async function withCount(manager: EntityManager, intent: Intent): Promise<IntentWithCount> {
  return { intent, examples: await manager.countBy(Example, { intentId: intent.id }) };
}
