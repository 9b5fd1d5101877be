import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Database } from '../../database/database.js';
import type { ErrorPromise } from '../guarantee/guaranteed-threshold.js';
import type { HeldOutProfile } from '../guarantee/held-out-profile.js';
import { type RiskDial, type RiskEvidence, turningRiskDial } from '../guarantee/risk-dial.js';
import { inTurns } from '../in-turns.js';
import { IntentsService } from '../intents/intents.service.js';
import type { Intent } from '../intents/intent.entity.js';
import { countLabels } from '../labels/labelled-predictions.js';
import { ModelsService } from '../models/models.service.js';
import { answeredBy } from '../policy/answering.js';
import { type CompletePolicy, promiseOf } from '../policy/policy-draft.js';
import type { PolicyVersion } from '../policy/policy.entity.js';
import { Guarantee } from './guarantee.entity.js';
import { isWorthKeeping } from './is-worth-keeping.js';
import { recentJudgements, shareAnswered } from './recent-judgements.js';

const NOTHING = { byIntent: {}, total: 0 };

/** Finds the thresholds that keep the error rate which a policy promises, and keeps them. */
@Injectable()
export class GuaranteeService {
  /** A profile is never changed and takes a query to read. */
  private profile:
    { readonly modelId: number; readonly profile: HeldOutProfile | null } | undefined;

  private used: Guarantee | undefined;
  /** Evidence that changed nothing about the latest guarantee: it is looked at every half minute. */
  private noNews = '';

  constructor(
    @InjectRepository(Guarantee) private readonly guarantees: Repository<Guarantee>,
    private readonly intents: IntentsService,
    private readonly models: ModelsService,
    private readonly database: Database,
  ) {}

  /** What a draft would promise with a model by all that is known now; nothing is stored. */
  async forDraft(policy: CompletePolicy, modelId: number): Promise<RiskDial | undefined> {
    const promise = promiseOf(policy);
    if (!promise) return undefined;
    const [intents, evidence] = await Promise.all([this.intents.all(), this.evidence(modelId)]);
    return inTurns(turningRiskDial(evidence, promise, answeredBy(policy, intents)));
  }

  /**
   * The thresholds of a policy with a model, by which decisions are made from now on; none where it
   * promises nothing. What changes them is stored, because decisions name them.
   */
  async putInForce(
    policy: PolicyVersion,
    modelId: number | undefined,
    intents: readonly Intent[],
  ): Promise<Guarantee | undefined> {
    this.used = await this.find(policy, modelId, intents);
    return this.used;
  }

  /** The thresholds by which this instance decides, if it decides by this policy. */
  inUse(policyId: number): Guarantee | undefined {
    return this.used?.policyId === policyId ? this.used : undefined;
  }

  private async find(
    policy: PolicyVersion,
    modelId: number | undefined,
    intents: readonly Intent[],
  ): Promise<Guarantee | undefined> {
    const promise = promiseOf(policy);
    if (!promise || modelId === undefined) return undefined;
    const [evidence, latest] = await Promise.all([
      this.evidence(modelId),
      this.latest(policy.id, modelId),
    ]);
    const answerable = answeredBy(policy, intents);
    const evidenceHash = hashOf(evidence, promise, answerable);
    const news = `${latest?.id}: ${evidenceHash}`;
    if (latest?.evidenceHash === evidenceHash || this.noNews === news) return latest;
    const dial = await inTurns(turningRiskDial(evidence, promise, answerable));
    if (latest && !isWorthKeeping(latest, dial)) {
      this.noNews = news;
      return latest;
    }
    const recent = await recentJudgements(this.database, modelId);
    const coverage = shareAnswered(recent, dial, answerable) ?? dial.overall.coverage;
    const overall = { ...dial.overall, coverage };
    return this.keep({ policyId: policy.id, modelId, evidenceHash }, { ...dial, overall });
  }

  private async latest(policyId: number, modelId: number): Promise<Guarantee | undefined> {
    const where = { policyId, modelId };
    const [latest] = await this.guarantees.find({ where, order: { id: 'DESC' }, take: 1 });
    return latest;
  }

  /** Another instance may find the same at the same time. */
  private async keep(
    key: Pick<Guarantee, 'policyId' | 'modelId' | 'evidenceHash'>,
    { overall, intents }: RiskDial,
  ): Promise<Guarantee> {
    const row = { ...key, threshold: overall.threshold, overall, intents: { ...intents } };
    await this.guarantees.createQueryBuilder().insert().values(row).orIgnore().execute();
    return this.guarantees.findOneByOrFail(key);
  }

  private async evidence(modelId: number): Promise<RiskEvidence> {
    const [profile, outcomes] = await Promise.all([
      this.profileOf(modelId),
      countLabels(this.database, modelId),
    ]);
    return { curated: profile?.curated ?? NOTHING, tickets: profile?.tickets ?? NOTHING, outcomes };
  }

  private async profileOf(modelId: number): Promise<HeldOutProfile | null> {
    if (this.profile?.modelId !== modelId) {
      this.profile = { modelId, profile: await this.models.heldOutProfile(modelId) };
    }
    return this.profile.profile;
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
