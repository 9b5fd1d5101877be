import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BoundedCache } from '../../platform/common/bounded-cache.js';
import { inSteps } from '../../platform/common/in-steps.js';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import {
  type ErrorPromise,
  type HeldOutProfile,
  promiseOf,
  type RiskDial,
  type RiskEvidence,
  turningRiskDial,
} from '../core/index.js';
import { countLabels } from '../labels/index.js';
import { ModelsService } from '../models/index.js';
import { type Intent, IntentsService } from '../taxonomy/index.js';
import { answeredBy } from './answering.js';
import type { Guarantee } from './guarantee.entity.js';
import { GuaranteeLog } from './guarantee-log.js';
import { isWorthKeeping } from './is-worth-keeping.js';
import type { PolicyVersion } from './policy.entity.js';
import type { CompletePolicy } from './policy-draft.js';
import { recentJudgements, shareAnswered } from './recent-judgements.js';
import { requesterReports } from './requester-reports.js';
import { underNamesNow } from './under-names-now.js';

const NOTHING = { byIntent: {}, total: 0 };

/** Of so many organisations it is remembered. */
const MOST_KNOWN = 200;

/** What need not be found out again of an organisation. */
interface Known {
  /** A profile is never changed and takes a query to read. */
  profile?: { readonly modelId: number; readonly profile: HeldOutProfile | null };
  /** Evidence that changed nothing about the latest guarantee: it is looked at every half minute. */
  noNews?: string;
}

/** Finds the thresholds that keep the error rate which a policy promises, and keeps them. */
@Injectable()
export class GuaranteeService {
  /** By which this instance decides, for each organisation whose tickets it triages. */
  private readonly used = new Map<number, Guarantee | undefined>();
  private readonly known = new BoundedCache<number, Known>({ limit: MOST_KNOWN });

  constructor(
    private readonly intents: IntentsService,
    private readonly models: ModelsService,
    private readonly database: Database,
    private readonly log: GuaranteeLog,
  ) {}

  /** What a draft would promise with a model by all that is known now; nothing is stored. */
  async forDraft(
    scope: OrganizationScope,
    policy: CompletePolicy,
    modelId: number,
  ): Promise<RiskDial | undefined> {
    const promise = promiseOf(policy);
    if (!promise) return undefined;
    const [intents, evidence] = await Promise.all([
      this.intents.all(scope),
      this.evidence(scope, modelId),
    ]);
    return inSteps(turningRiskDial(evidence, promise, answeredBy(policy, intents)));
  }

  /**
   * The thresholds of a policy with a model, by which decisions are made from now on; none where it
   * promises nothing. What changes them is stored, because decisions name them.
   */
  async putInForce(
    scope: OrganizationScope,
    policy: PolicyVersion,
    modelId: number | undefined,
    intents: readonly Intent[],
  ): Promise<Guarantee | undefined> {
    const used = await this.find(scope, policy, modelId, intents);
    this.used.set(organizationOf(scope), used);
    return used;
  }

  /** This instance does not triage for an organisation for now. */
  putAside(organization: number): void {
    this.used.delete(organization);
  }

  /**
   * The thresholds by which this instance decides, if it decides by this policy; where it decides
   * nothing just now, those by which it would.
   */
  async inUse(scope: OrganizationScope, policy: PolicyVersion): Promise<Guarantee | undefined> {
    const organization = organizationOf(scope);
    if (this.used.has(organization)) {
      const used = this.used.get(organization);
      return used?.policyId === policy.id ? used : undefined;
    }
    const [active, intents] = await Promise.all([
      this.models.active(scope),
      this.intents.all(scope),
    ]);
    return this.find(scope, policy, active?.id, intents);
  }

  /** When thresholds of a policy jumped last, and which. */
  lastJump(scope: OrganizationScope, { id }: PolicyVersion): Promise<Guarantee | undefined> {
    return this.log.lastJump(scope, id);
  }

  private async find(
    scope: OrganizationScope,
    policy: PolicyVersion,
    modelId: number | undefined,
    intents: readonly Intent[],
  ): Promise<Guarantee | undefined> {
    const promise = promiseOf(policy);
    if (!promise || modelId === undefined) return undefined;
    const [evidence, latest] = await Promise.all([
      this.evidence(scope, modelId),
      this.log.latest(scope, policy.id, modelId),
    ]);
    const answerable = answeredBy(policy, intents);
    const evidenceHash = hashOf(evidence, promise, answerable);
    const known = this.knownOf(scope);
    const news = `${latest?.id}: ${evidenceHash}`;
    if (latest?.evidenceHash === evidenceHash || known.noNews === news) return latest;
    const dial = await inSteps(turningRiskDial(evidence, promise, answerable));
    if (latest && !isWorthKeeping(latest, dial)) {
      known.noNews = news;
      return latest;
    }
    const former = await this.intents.formerNames(scope);
    const recent = await recentJudgements(this.database, scope, modelId, former);
    const coverage = shareAnswered(recent, dial, answerable) ?? dial.overall.coverage;
    const overall = { ...dial.overall, coverage };
    const key = { policyId: policy.id, modelId, evidenceHash };
    return this.log.store(scope, key, { ...dial, overall });
  }

  /** All that is known of how often a model is wrong, under the names of now. */
  async evidence(scope: OrganizationScope, modelId: number): Promise<RiskEvidence> {
    const former = await this.intents.formerNames(scope);
    const [profile, outcomes, reports] = await Promise.all([
      this.profileOf(scope, modelId),
      countLabels(this.database, scope, modelId),
      requesterReports(this.database, scope, modelId, former),
    ]);
    const { curated = NOTHING, tickets = NOTHING } = profile ?? {};
    return underNamesNow(former, { curated, tickets, outcomes, reports });
  }

  private async profileOf(
    scope: OrganizationScope,
    modelId: number,
  ): Promise<HeldOutProfile | null> {
    const known = this.knownOf(scope);
    if (known.profile?.modelId === modelId) return known.profile.profile;
    const profile = await this.models.heldOutProfile(scope, modelId);
    known.profile = { modelId, profile };
    return profile;
  }

  private knownOf(scope: OrganizationScope): Known {
    const organization = organizationOf(scope);
    const known = this.known.get(organization) ?? {};
    this.known.put(organization, { value: known, weight: 1 });
    return known;
  }
}

function hashOf(
  evidence: RiskEvidence,
  promise: ErrorPromise,
  answerable: readonly string[],
): string {
  return createHash('sha256')
    .update(JSON.stringify([evidence, promise, answerable]))
    .digest('hex');
}
