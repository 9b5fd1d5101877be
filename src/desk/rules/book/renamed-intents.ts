import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Events } from '../../../platform/events/index.js';
import { intentRenamed } from '../../../triage/taxonomy/index.js';
import { withIntentRenamed } from '../core/renamed-intent.js';
import { Rule } from './rule.entity.js';
import { textOf } from './rule-text.js';
import { RuleVersion } from './rule-version.entity.js';

/** Rules that ask for an intent follow its new name, as their next version; they mean the same. */
@Injectable()
export class RulesOfRenamedIntents implements OnModuleInit {
  constructor(private readonly events: Events) {}

  onModuleInit(): void {
    this.events.within(intentRenamed, ({ from, to }, manager) => this.follow(manager, from, to));
  }

  private async follow(manager: EntityManager, from: string, to: string): Promise<void> {
    const rules = await manager.find(Rule, {
      where: { deletedAt: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    for (const rule of rules) {
      const conditions = withIntentRenamed(rule.conditions, from, to);
      if (JSON.stringify(conditions) === JSON.stringify(rule.conditions)) continue;
      const { id: ruleId } = rule;
      const version = rule.version + 1;
      const changed = Object.assign(rule, { conditions, version });
      await manager.query(
        'UPDATE rules SET conditions = $2, version = $3, updated_at = now() WHERE id = $1',
        [ruleId, JSON.stringify(conditions), version],
      );
      const content = textOf(changed) as object;
      await manager.insert(RuleVersion, { ruleId, version, content });
    }
  }
}
