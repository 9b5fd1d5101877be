import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { StaleVersionError, ValidationError } from '../../common/errors/request-errors.js';
import { assertMatches } from '../../common/http/etag.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import { Settings } from '../../config/settings.js';
import { violatedUnique } from '../../database/constraint-violation.js';
import type { Actor } from '../../access/actor.js';
import { TriageChanges } from '../changes.js';
import type { Policy } from '../decision/policy.js';
import { IntentsService } from '../intents/intents.service.js';
import { type CompletePolicy, completed, type PolicyDraft } from './policy-draft.js';
import { PolicyVersion } from './policy.entity.js';

/** The policy in force and how it came to be; versions are only ever added. */
@Injectable()
export class PolicyService {
  constructor(
    @InjectRepository(PolicyVersion) private readonly policies: Repository<PolicyVersion>,
    private readonly intents: IntentsService,
    private readonly changes: TriageChanges,
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  async current(): Promise<PolicyVersion> {
    const [latest] = await this.policies.find({ order: { version: 'DESC' }, take: 1 });
    return latest ?? this.append(null, this.fromSettings());
  }

  /**
   * @throws ValidationError; StaleVersionError when the policy is not the one that `ifMatch` names
   */
  async replace(actor: Actor, draft: PolicyDraft, ifMatch?: string): Promise<PolicyVersion> {
    const policy = completed(draft);
    const current = await this.current();
    assertMatches(ifMatch, current.version);
    await this.assertIntentsKnown(policy, current.overrides);
    const replaced = await this.append(actor, policy, current);
    await this.changes.announce();
    return replaced;
  }

  /** A draft with every field, checked as if it were to come into force. */
  async check(draft: PolicyDraft): Promise<CompletePolicy> {
    const policy = completed(draft);
    const { overrides } = await this.current();
    await this.assertIntentsKnown(policy, overrides);
    return policy;
  }

  /** Lets a changed setting count, as long as no admin has set the policy. */
  async adoptSettings(): Promise<void> {
    const current = await this.current();
    const wanted = this.fromSettings();
    if (current.createdBy !== null || current.threshold === wanted.threshold) return;
    try {
      await this.append(null, wanted, current);
    } catch (error) {
      // An admin was faster, or another instance with the same settings.
      if (error instanceof StaleVersionError) return;
      throw error;
    }
    await this.changes.announce();
  }

  /** A misspelt name would switch nothing off; names that are in force may outlive their intent. */
  private async assertIntentsKnown(
    policy: CompletePolicy,
    inForce: Policy['overrides'],
  ): Promise<void> {
    const names = Object.keys(policy.overrides).filter((name) => !Object.hasOwn(inForce, name));
    const known = new Set((await this.intents.all()).map(({ name }) => name));
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length === 0) return;
    throw new ValidationError(
      unknown.map((name) => ({ path: `overrides.${name}`, message: 'is not an intent' })),
    );
  }

  private fromSettings(): CompletePolicy {
    const threshold = this.settings.confidenceThresholdAutoResolve;
    return completed({ mode: 'live', threshold, overrides: {} });
  }

  private async append(
    actor: Actor | null,
    policy: CompletePolicy,
    before?: PolicyVersion,
  ): Promise<PolicyVersion> {
    const { mode, threshold, targetErrorRate, confidenceLevel } = policy;
    const version = (before?.version ?? 0) + 1;
    const row = { version, mode, threshold, targetErrorRate, confidenceLevel };
    const [createdBy, overrides] = [actor?.id ?? null, { ...policy.overrides }];
    try {
      return await this.database.transaction(async (manager) => {
        await manager.insert(PolicyVersion, { ...row, overrides, createdBy });
        const appended = await manager.findOneByOrFail(PolicyVersion, { version });
        await this.audit.record(manager, actor, {
          action: 'policy.replaced',
          subject: { type: 'policy', id: appended.id },
          ...(before && { before: stateOf(before) }),
          after: stateOf(appended),
        });
        return appended;
      });
    } catch (error) {
      if (violatedUnique(error) === 'policies_version_key') throw new StaleVersionError(version);
      throw error;
    }
  }
}

/** What a policy says, without who made it and when. */
function stateOf(policy: PolicyVersion): object {
  const { version, mode, threshold, targetErrorRate, confidenceLevel, overrides } = policy;
  return { version, mode, threshold, targetErrorRate, confidenceLevel, overrides };
}
