import { Injectable } from '@nestjs/common';
import { type EntityManager, type Repository } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { type AuditEntry, AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { CountedPage, PageQuery } from '../../platform/common/pagination/page.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import {
  Database,
  organizationOf,
  type OrganizationScope,
  violatedUnique,
} from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { TriageChanges } from '../changes/index.js';
import type { FormerNames } from '../core/index.js';
import { FormerName } from './former-name.entity.js';
import type { ChangeIntent, CreateIntent, IntentWithCount } from './intent.dto.js';
import { Intent } from './intent.entity.js';
import { IntentNameTakenError, IntentNotFoundError } from './intent.errors.js';
import { intentRenamed } from './intent.events.js';
import { assertNameFree, FORMER_NAMES, type FormerRow, namesOf } from './names-taken.js';

interface ExampleCount {
  readonly id: number;
  readonly examples: number;
}

// The module of examples stands above this one.
const COUNT_EXAMPLES = {
  name: 'count_examples',
  text: `SELECT intent_id AS id, count(*)::int AS examples
         FROM examples WHERE organization_id = $1 AND intent_id = ANY ($2::integer[])
         GROUP BY intent_id`,
};

/** Of the organisation, and as long as there is one only, that of the version before. */
const NAME_KEYS = new Set(['intents_organization_name_key', 'intents_name_key']);

/** The taxonomy: which intents there are, and what is answered to each. */
@Injectable()
export class IntentsService {
  constructor(
    private readonly database: Database,
    private readonly changes: TriageChanges,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /** With how many there are in all: they are few. */
  async list(scope: OrganizationScope, query: PageQuery): Promise<CountedPage<IntentWithCount>> {
    const page = await pageById('id', query, ({ id, ...range }) =>
      this.intents(scope).find({ where: { id }, ...range }),
    );
    const total = await this.intents(scope).count();
    return {
      data: await this.withCounts(scope, page.data),
      meta: Object.assign(page.meta, { total }),
    };
  }

  async get(scope: OrganizationScope, id: number): Promise<IntentWithCount> {
    const intent = await this.intents(scope).findOneBy({ id });
    if (!intent) throw new IntentNotFoundError(id);
    const [counted] = await this.withCounts(scope, [intent]);
    return counted ?? { intent, examples: 0 };
  }

  /** Every intent, for those who hold the whole taxonomy in memory. */
  all(scope: OrganizationScope): Promise<Intent[]> {
    return this.intents(scope).find({ order: { id: 'ASC' } });
  }

  /** What intents were called before. */
  async formerNames(scope: OrganizationScope): Promise<FormerNames> {
    const values = [organizationOf(scope)];
    return namesOf(
      await this.database.of(scope).run<FormerRow>(FORMER_NAMES.ofOrganization, values),
    );
  }

  /** The same as part of a transaction, of the organisation that it acts for. */
  async formerNamesWithin(manager: EntityManager): Promise<FormerNames> {
    return namesOf(await manager.query<FormerRow[]>(FORMER_NAMES.text));
  }

  /** @throws IntentNameTakenError, FormerNameError */
  async create(actor: Actor, intent: CreateIntent): Promise<IntentWithCount> {
    const created = await this.write(intent.name, () =>
      this.database.of(actor).transaction(async (manager) => {
        await assertNameFree(manager, actor, intent.name);
        const { generatedMaps } = await manager.insert(Intent, Object.assign(new Intent(), intent));
        const id = Number(generatedMaps[0]?.['id']);
        await this.audit.record(manager, actor, entryOf('intent.created', id, null, intent));
        await this.changes.record(manager);
        return { intent: await manager.findOneByOrFail(Intent, { id }), examples: 0 };
      }),
    );
    await this.changes.announce(actor);
    return created;
  }

  /**
   * Under a new name an intent stays what it is: its answers, tickets, labels and exceptions of the
   * policy, and models that know it by the old one.
   * @throws StaleVersionError when the intent is not the version that `ifMatch` names
   */
  async change(
    actor: Actor,
    id: number,
    change: ChangeIntent,
    ifMatch?: string,
  ): Promise<IntentWithCount> {
    assertChanges(change);
    const changed = await this.write(change.name, () =>
      this.database.of(actor).transaction(async (manager) => {
        const before = await lock(manager, id, ifMatch);
        if (change.name !== undefined) await assertNameFree(manager, actor, change.name, id);
        const counted = { version: before.version + 1, updatedAt: () => 'now()' };
        await manager.update(Intent, { id }, Object.assign({}, change, counted));
        const entry = entryOf('intent.changed', id, fieldsOf(before, change), change);
        await this.audit.record(manager, actor, entry);
        if (change.name !== undefined) await this.rename(manager, actor, before, change.name);
        await this.changes.record(manager);
        return withCount(manager, actor, await manager.findOneByOrFail(Intent, { id }));
      }),
    );
    await this.changes.announce(actor);
    return changed;
  }

  /**
   * Removes the intent and its examples; tickets keep its name, models know it until retrained.
   * @throws StaleVersionError as `change` does
   */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const intent = await lock(manager, id, ifMatch);
      const { name, description, answer, answers, autoResolve, priority } = intent;
      await manager.delete(Intent, { id });
      const before = { name, description, answer, answers, autoResolve, priority };
      await this.audit.record(manager, actor, entryOf('intent.deleted', id, before, null));
      await this.changes.record(manager);
    });
    await this.changes.announce(actor);
  }

  private async rename(
    manager: EntityManager,
    actor: Actor,
    { id, name: from }: Intent,
    to: string,
  ): Promise<void> {
    if (from === to) return;
    await manager.delete(FormerName, { name: to, intentId: id });
    await manager.insert(FormerName, { name: from, intentId: id });
    const { id: actorId, organizationId } = actor;
    await this.events.publish(manager, intentRenamed, { from, to, actorId, organizationId });
  }

  private intents(scope: OrganizationScope): Repository<Intent> {
    return this.database.of(scope).repository(Intent);
  }

  private async withCounts(
    scope: OrganizationScope,
    intents: Intent[],
  ): Promise<IntentWithCount[]> {
    if (intents.length === 0) return [];
    const ids = intents.map(({ id }) => id);
    const values = [organizationOf(scope), ids];
    const counts = await this.database.of(scope).run<ExampleCount>(COUNT_EXAMPLES, values);
    const byId = new Map(counts.map(({ id, examples }) => [id, examples]));
    return intents.map((intent) => ({ intent, examples: byId.get(intent.id) ?? 0 }));
  }

  private async write<Result>(name = '', statement: () => Promise<Result>): Promise<Result> {
    try {
      return await statement();
    } catch (error) {
      if (NAME_KEYS.has(violatedUnique(error) ?? '')) throw new IntentNameTakenError(name);
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

async function withCount(
  manager: EntityManager,
  scope: OrganizationScope,
  intent: Intent,
): Promise<IntentWithCount> {
  const values = [organizationOf(scope), [intent.id]];
  const counts: ExampleCount[] = await manager.query(COUNT_EXAMPLES.text, values);
  return { intent, examples: counts[0]?.examples ?? 0 };
}
