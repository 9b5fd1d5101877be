import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import type { EscalationSwitches } from './escalation-reasons.js';
import type { ChangeEscalationSettings } from './escalation-settings.dto.js';
import { EscalationSettings } from './escalation-settings.entity.js';

const FIND = {
  name: 'find_escalation_settings',
  text: `SELECT low_confidence AS "lowConfidence", negative_sentiment AS "negativeSentiment",
           repeated_fallbacks AS "repeatedFallbacks", person_requested AS "personRequested",
           repeated_contact AS "repeatedContact", version
         FROM escalation_settings WHERE organization_id = $1`,
};
const ENSURE = 'INSERT INTO escalation_settings DEFAULT VALUES ON CONFLICT DO NOTHING';

/** Which reasons to escalate count in an organisation: all, until somebody switches one off. */
@Injectable()
export class EscalationSettingsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  async get(scope: OrganizationScope): Promise<EscalationSettings> {
    const values = [organizationOf(scope)];
    const [found] = await this.database.of(scope).run<EscalationSettings>(FIND, values);
    return found ?? new EscalationSettings();
  }

  /** The same as `escalationOf` takes it. */
  async switches(scope: OrganizationScope): Promise<EscalationSwitches> {
    return switchesOf(await this.get(scope));
  }

  /** The same as a transaction sees it that acts for the organisation. */
  async switchesWithin(
    manager: EntityManager,
    organizationId: number,
  ): Promise<EscalationSwitches> {
    const found = await manager.findOneBy(EscalationSettings, { organizationId });
    return switchesOf(found ?? new EscalationSettings());
  }

  /** @throws StaleVersionError when they are not the version that `ifMatch` names */
  change(
    actor: Actor,
    change: ChangeEscalationSettings,
    ifMatch?: string,
  ): Promise<EscalationSettings> {
    const fields = assertChanges(change) as (keyof ChangeEscalationSettings)[];
    return this.database.of(actor).transaction(async (manager) => {
      await manager.query(ENSURE);
      const before = await lock(manager, actor);
      assertMatches(ifMatch, before.version);
      const counted = { version: before.version + 1, updatedAt: () => 'now()' };
      const { organizationId } = actor;
      await manager.update(
        EscalationSettings,
        { organizationId },
        Object.assign({}, change, counted),
      );
      await this.audit.record(manager, actor, {
        action: 'escalation_settings.changed',
        subject: { type: 'escalation_settings', id: organizationId },
        before: Object.fromEntries(fields.map((field) => [field, before[field]])),
        after: change,
      });
      return manager.findOneByOrFail(EscalationSettings, { organizationId });
    });
  }
}

function switchesOf(settings: EscalationSettings): EscalationSwitches {
  return {
    person_requested: settings.personRequested,
    negative_sentiment: settings.negativeSentiment,
    repeated_fallbacks: settings.repeatedFallbacks,
    low_confidence: settings.lowConfidence,
    repeated_contact: settings.repeatedContact,
  };
}

function lock(manager: EntityManager, { organizationId }: Actor): Promise<EscalationSettings> {
  const lock = { mode: 'for_no_key_update' } as const;
  return manager.findOneOrFail(EscalationSettings, { where: { organizationId }, lock });
}
