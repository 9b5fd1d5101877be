import { Injectable } from '@nestjs/common';
import { inSteps } from '../../platform/common/in-steps.js';
import type { OrganizationScope } from '../../platform/database/index.js';
import {
  addJudged,
  CONFIDENCE_GRID,
  type JudgedCounts,
  type Policy,
  promiseOf,
  type RiskSource,
  thresholdOf,
  turningRiskDial,
} from '../core/index.js';
import { ModelsService } from '../models/index.js';
import { type Intent, IntentsService, isAnswerable } from '../taxonomy/index.js';
import { answeredBy } from './answering.js';
import { GuaranteeService } from './guarantee.service.js';
import type { PolicyVersion } from './policy.entity.js';
import { PolicyService } from './policy.service.js';
import { policyInForce } from './policy-in-force.js';

const NOTHING: JudgedCounts = { byIntent: {}, total: 0 };
/** By which evidence is chosen where a policy promises nothing. */
const USUAL = { target: 0.02, delta: 0.1 };

/** What is known of how often the active model is wrong, by confidence and intent. */
export interface RiskCurve {
  readonly modelId: number | null;
  readonly thresholds: readonly number[];
  readonly source: RiskSource;
  readonly total: number;
  readonly examples: number;
  readonly tickets: number;
  readonly counts: JudgedCounts;
  readonly policy: PolicyVersion;
  /** Of each intent, what the policy in force does. */
  readonly intents: readonly IntentInForce[];
}

/** From which confidence an intent is answered; null for not at all. */
export interface IntentInForce {
  readonly intent: string;
  readonly answerable: boolean;
  readonly threshold: number | null;
  /** Whether it was set by hand for this intent alone. */
  readonly isOwn: boolean;
}

/** All that it takes to compute what a policy would do, without asking for each. */
@Injectable()
export class RiskCurves {
  constructor(
    private readonly policies: PolicyService,
    private readonly guarantees: GuaranteeService,
    private readonly models: ModelsService,
    private readonly intents: IntentsService,
  ) {}

  /** By the evidence that the promise of the policy in force rests on. */
  async current(scope: OrganizationScope): Promise<RiskCurve> {
    const [policy, model, intents] = await Promise.all([
      this.policies.current(scope),
      this.models.active(scope),
      this.intents.all(scope),
    ]);
    const guarantee = await this.guarantees.inUse(scope, policy);
    const used = policyInForce(policy, guarantee);
    const inForce = intents.map((intent) => intentInForce(used, intent));
    const none = {
      examples: 0,
      tickets: 0,
      total: 0,
      counts: NOTHING,
      source: 'examples',
    } as const;
    const base = { thresholds: CONFIDENCE_GRID, policy, intents: inForce };
    if (!model) return { modelId: null, ...base, ...none };
    const evidence = await this.guarantees.evidence(scope, model.id);
    const promise = promiseOf(policy) ?? USUAL;
    const answerable = answeredBy(policy, intents);
    const { source } = (await inSteps(turningRiskDial(evidence, promise, answerable))).overall;
    const { curated, tickets, outcomes } = evidence;
    const real = addJudged(tickets, outcomes);
    const counts = source === 'tickets' ? real : addJudged(curated, real);
    const size = { total: counts.total, examples: curated.total, tickets: real.total };
    return { modelId: model.id, ...base, ...size, source, counts };
  }
}

function intentInForce(policy: Policy, intent: Intent): IntentInForce {
  const { name } = intent;
  const override =
    (Object.hasOwn(policy.overrides, name) ? policy.overrides[name] : undefined) ?? {};
  const answerable = isAnswerable(intent) && override.neverAnswer !== true;
  const threshold = answerable ? thresholdOf(policy, name) : null;
  return { intent: name, answerable, threshold, isOwn: override.threshold !== undefined };
}
