import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { OrganizationDirectory } from '../../../identity/organizations/index.js';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';
import { type AutomationRule, Automations } from './automations.js';

const LOOK_EVERY_MS = 10_000;
const IS_DUE = `is_active AND deleted_at IS NULL AND kind = 'automation'
        AND (swept_at IS NULL OR swept_at < clock_timestamp() - interval '30 seconds')`;

/**
 * The automations of one organisation, for whoever comes first: the next look at them is due half a
 * minute later, on whichever instance.
 */
const TAKE = {
  name: 'take_due_automations',
  text: `
    WITH due AS (
      SELECT organization_id FROM rules
      WHERE ${IS_DUE}
      ORDER BY swept_at NULLS FIRST LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE rules SET swept_at = clock_timestamp() FROM due
    WHERE rules.organization_id = due.organization_id
      AND ${IS_DUE}
    RETURNING rules.organization_id AS "organizationId", id, name, place, version,
              content_version AS "contentVersion", conditions, actions`,
};

/** Has automations look for tickets from time to time, those of an organisation in their order. */
@Injectable()
export class AutomationSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly looking = new Recurring('run automations', LOOK_EVERY_MS, (signal) =>
    this.look(signal),
  );

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationDirectory,
    private readonly automations: Automations,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.looking.stop();
  }

  private async look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const rules = await this.database.system.run<AutomationRule>(TAKE, []);
      const [first] = rules;
      if (!first) return;
      if (!(await this.organizations.isServed(first.organizationId))) continue;
      const inOrder = rules.sort((one, other) => one.place - other.place || one.id - other.id);
      for (const rule of inOrder) await this.automations.run(rule, signal);
    }
  }
}
