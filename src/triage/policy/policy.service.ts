import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { StaleVersionError, ValidationError } from '../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { Settings } from '../../platform/config/index.js';
import { Database, type OrganizationScope, violatedUnique } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { TriageChanges } from '../changes/index.js';
import type { IntentOverride, Policy } from '../core/index.js';
import { type IntentRenamed, intentRenamed, IntentsService } from '../taxonomy/index.js';
import { PolicyVersion } from './policy.entity.js';
import { completed, type CompletePolicy, type PolicyDraft } from './policy-draft.js';

/** What is kept of the reason for a version. */
export type Why = Partial<Pick<PolicyVersion, 'note' | 'restoredVersion'>>;

/** The policy in force and how it came to be; versions are only ever added. */
@Injectable()
export class PolicyService implements OnModuleInit {
  constructor(
    private readonly intents: IntentsService,
    private readonly changes: TriageChanges,
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.within(intentRenamed, (renamed, manager) => this.follow(manager, renamed));
  }

  /** An organisation's first one is made from the settings. */
  async current(scope: OrganizationScope): Promise<PolicyVersion> {
    return (await this.latest(scope)) ?? (await this.appendFirst(scope));
  }

  /**
   * @throws ValidationError; StaleVersionError when the policy is not the one that `ifMatch` names
   */
  async replace(
    actor: Actor,
    draft: PolicyDraft,
    ifMatch?: string,
    why: Why = {},
  ): Promise<PolicyVersion> {
    const policy = completed(draft);
    const current = await this.current(actor);
    assertMatches(ifMatch, current.version);
    await this.assertIntentsKnown(actor, policy, current.overrides);
    const replaced = await this.append(actor, actor, { ...policy, ...why }, current);
    await this.changes.announce(actor);
    return replaced;
  }

  /** A draft with every field, checked as if it were to come into force. */
  async check(scope: OrganizationScope, draft: PolicyDraft): Promise<CompletePolicy> {
    const policy = completed(draft);
    const { overrides } = await this.current(scope);
    await this.assertIntentsKnown(scope, policy, overrides);
    return policy;
  }

  /** Lets a changed setting count, as long as no admin has set the policy. */
  async adoptSettings(scope: OrganizationScope): Promise<void> {
    const current = await this.current(scope);
    const wanted = this.fromSettings();
    if (current.createdBy !== null || current.threshold === wanted.threshold) return;
    try {
      await this.append(scope, null, wanted, current);
    } catch (error) {
      // An admin was faster, or another instance with the same settings.
      if (error instanceof StaleVersionError) return;
      throw error;
    }
    await this.changes.announce(scope);
  }

  /** An exception for an intent stays one for it, whatever it is called. */
  private async follow(
    manager: EntityManager,
    { from, to, actorId }: IntentRenamed,
  ): Promise<void> {
    const [latest] = await manager.find(PolicyVersion, { order: { version: 'DESC' }, take: 1 });
    if (!latest || !Object.hasOwn(latest.overrides, from)) return;
    const renamed = Object.entries(latest.overrides).map(
      ([name, override]) => [name === from ? to : name, override] as const,
    );
    const overrides: Record<string, IntentOverride> = Object.fromEntries(renamed);
    await this.insert(manager, { id: actorId }, { ...completed(latest), overrides }, latest);
  }

  private async latest(scope: OrganizationScope): Promise<PolicyVersion | undefined> {
    const policies = this.database.of(scope).repository(PolicyVersion);
    const [latest] = await policies.find({ order: { version: 'DESC' }, take: 1 });
    return latest;
  }

  private async appendFirst(scope: OrganizationScope): Promise<PolicyVersion> {
    try {
      return await this.append(scope, null, this.fromSettings());
    } catch (error) {
      // Somebody else was faster.
      const first = error instanceof StaleVersionError ? await this.latest(scope) : undefined;
      if (!first) throw error;
      return first;
    }
  }

  /** A misspelt name would switch nothing off; names that are in force may outlive their intent. */
  private async assertIntentsKnown(
    scope: OrganizationScope,
    policy: CompletePolicy,
    inForce: Policy['overrides'],
  ): Promise<void> {
    const names = Object.keys(policy.overrides).filter((name) => !Object.hasOwn(inForce, name));
    const known = new Set((await this.intents.all(scope)).map(({ name }) => name));
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
    scope: OrganizationScope,
    actor: Actor | null,
    policy: CompletePolicy & Why,
    before?: PolicyVersion,
  ): Promise<PolicyVersion> {
    try {
      return await this.database
        .of(scope)
        .transaction((manager) => this.insert(manager, actor, policy, before));
    } catch (error) {
      if (violatedUnique(error) !== 'policies_version_key') throw error;
      throw new StaleVersionError((before?.version ?? 0) + 1);
    }
  }

  private async insert(
    manager: EntityManager,
    actor: Pick<Actor, 'id'> | null,
    policy: CompletePolicy & Why,
    before?: PolicyVersion,
  ): Promise<PolicyVersion> {
    const { note = null, restoredVersion = null } = policy;
    const { mode, threshold, targetErrorRate, confidenceLevel } = policy;
    const version = (before?.version ?? 0) + 1;
    const row = { version, mode, threshold, targetErrorRate, confidenceLevel };
    const [createdBy, overrides] = [actor?.id ?? null, { ...policy.overrides }];
    await manager.insert(PolicyVersion, { ...row, overrides, createdBy, note, restoredVersion });
    const appended = await manager.findOneByOrFail(PolicyVersion, { version });
    await this.audit.record(manager, actor, {
      action: 'policy.replaced',
      subject: { type: 'policy', id: appended.id },
      ...(before && { before: stateOf(before) }),
      after: stateOf(appended),
    });
    await this.changes.record(manager);
    return appended;
  }
}

/** What a policy says, without who made it and when. */
function stateOf(policy: PolicyVersion): object {
  const { version, mode, threshold, targetErrorRate, confidenceLevel, overrides } = policy;
  return { version, mode, threshold, targetErrorRate, confidenceLevel, overrides };
}
