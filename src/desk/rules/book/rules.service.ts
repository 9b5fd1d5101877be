import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { assertChanges } from '../../../platform/common/validation/changes.js';
import { Database, violatedUnique } from '../../../platform/database/index.js';
import { MOST_RULES } from '../core/rule-values.js';
import { validateActions } from '../core/validate-action.js';
import { validateCondition } from '../core/validate-condition.js';
import type { ChangeRule, CreateRule } from './rule.dto.js';
import { Rule } from './rule.entity.js';
import { RuleNameTakenError, RuleNotFoundError, TooManyRulesError } from './rule.errors.js';
import { soundContent } from './rule-content.js';
import { RuleReferences } from './rule-references.js';
import { textOf } from './rule-text.js';
import { type RuleText, RuleVersion } from './rule-version.entity.js';

const NEW = { place: 100, isActive: false };
const THERE = { deletedAt: IsNull() };

/** What an organisation has done by itself. */
@Injectable()
export class RulesService {
  constructor(
    private readonly database: Database,
    private readonly references: RuleReferences,
    private readonly audit: AuditLog,
  ) {}

  /** Oldest first. */
  list(actor: Actor, query: PageQuery): Promise<Page<Rule>> {
    const rules = this.database.of(actor).repository(Rule);
    return pageById('id', query, ({ id, ...range }) =>
      rules.find({ where: { id, ...THERE }, ...range }),
    );
  }

  /** @throws RuleNotFoundError */
  async get(actor: Actor, id: number): Promise<Rule> {
    const rule = await this.database
      .of(actor)
      .repository(Rule)
      .findOneBy({ id, ...THERE });
    if (!rule) throw new RuleNotFoundError(id);
    return rule;
  }

  /** All that a rule has said, newest first, also once it is deleted. @throws RuleNotFoundError */
  async versions(actor: Actor, ruleId: number, query: PageQuery): Promise<Page<RuleVersion>> {
    const versions = this.database.of(actor).repository(RuleVersion);
    const page = await pageById('-id', query, ({ id, ...range }) =>
      versions.find({ where: { ruleId, id }, ...range }),
    );
    if (page.data.length === 0) await this.get(actor, ruleId);
    return page;
  }

  /** @throws ValidationError, RuleNameTakenError, TooManyRulesError */
  create(actor: Actor, rule: CreateRule): Promise<Rule> {
    const { name, position: place = NEW.place, active: isActive = NEW.isActive, ...draft } = rule;
    const { actions, ...content } = soundContent(draft);
    const row = { name, place, isActive, ...content, actions: [...actions] };
    return this.write(actor, name, async (manager) => {
      if ((await manager.countBy(Rule, THERE)) >= MOST_RULES) {
        throw new TooManyRulesError(MOST_RULES);
      }
      await this.assertThere(manager, row);
      const { generatedMaps } = await manager.insert(Rule, row);
      return this.keep(manager, actor, Number(generatedMaps[0]?.['id']), null);
    });
  }

  /** @throws RuleNotFoundError, StaleVersionError, ValidationError, RuleNameTakenError */
  change(actor: Actor, id: number, change: ChangeRule, ifMatch?: string): Promise<Rule> {
    assertChanges(change);
    refuseMisshapen(change);
    return this.write(actor, change.name ?? '', async (manager) => {
      const before = await lock(manager, id, ifMatch);
      const { name, position, active } = change;
      const { kind, event } = before;
      const { conditions = before.conditions, actions = before.actions } = change;
      const content = soundContent({ kind, event, conditions, actions });
      if (change.actions) await this.assertThere(manager, content);
      const fields = {
        name: name ?? before.name,
        place: position ?? before.place,
        isActive: active ?? before.isActive,
        conditions: content.conditions,
        actions: [...content.actions],
      };
      const version = before.version + 1;
      const isOther = change.conditions !== undefined || change.actions !== undefined;
      const counted = {
        version,
        updatedAt: () => 'now()',
        ...(isOther && { contentVersion: version }),
      };
      await manager.update(Rule, { id }, Object.assign(fields, counted));
      return this.keep(manager, actor, id, before);
    });
  }

  /**
   * It does nothing any more; what it did still names it.
   * @throws RuleNotFoundError, StaleVersionError
   */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const rule = await lock(manager, id, ifMatch);
      await manager.update(Rule, { id }, { deletedAt: () => 'now()', isActive: false });
      const subject = { type: 'rule', id };
      const entry = { action: 'rule.deleted', subject, before: textOf(rule) };
      await this.audit.record(manager, actor, entry);
    });
  }

  /** Keeps a rule that was written as the version that it is, and says who wrote it. */
  private async keep(
    manager: EntityManager,
    actor: Actor,
    id: number,
    before: Rule | null,
  ): Promise<Rule> {
    const rule = await manager.findOneByOrFail(Rule, { id });
    const content = textOf(rule);
    const { version } = rule;
    await manager.insert(RuleVersion, { ruleId: id, version, content: content as object });
    await this.audit.record(manager, actor, {
      action: before ? 'rule.changed' : 'rule.created',
      subject: { type: 'rule', id },
      ...(before && { before: textOf(before) }),
      after: content,
    });
    return rule;
  }

  private async assertThere(
    manager: EntityManager,
    { actions }: Pick<RuleText, 'actions'>,
  ): Promise<void> {
    const violations = await this.references.violations(manager, actions);
    if (violations.length > 0) throw new ValidationError(violations);
  }

  private async write(
    actor: Actor,
    name: string,
    work: (manager: EntityManager) => Promise<Rule>,
  ): Promise<Rule> {
    try {
      return await this.database.of(actor).transaction(work);
    } catch (error) {
      throw violatedUnique(error) === 'rules_name_key' ? new RuleNameTakenError(name) : error;
    }
  }
}

/** What is wrong whatever the rule is about is said before it is looked for. */
function refuseMisshapen({ conditions, actions }: ChangeRule): void {
  const misshapen =
    conditions === undefined
      ? []
      : // Which fields there are depends on the event of the rule.
        validateCondition(conditions, null).filter(({ path }) => !path.endsWith('field'));
  const violations = [...misshapen, ...(actions === undefined ? [] : validateActions(actions))];
  if (violations.length > 0) throw new ValidationError(violations);
}

async function lock(manager: EntityManager, id: number, ifMatch?: string): Promise<Rule> {
  const mode = 'for_no_key_update';
  const rule = await manager.findOne(Rule, { where: { id, ...THERE }, lock: { mode } });
  if (!rule) throw new RuleNotFoundError(id);
  assertMatches(ifMatch, rule.version);
  return rule;
}
