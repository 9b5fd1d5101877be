import { Injectable } from '@nestjs/common';
import type { OrganizationScope } from '../../platform/database/index.js';
import type { Policy } from '../core/index.js';
import { ModelsService, NoActiveModelError } from '../models/index.js';
import { GuaranteeService } from './guarantee.service.js';
import { PolicyService } from './policy.service.js';
import type { CompletePolicy, PolicyDraft } from './policy-draft.js';
import { policyInForce } from './policy-in-force.js';

/** A policy that is not in force, and how decisions would be made by it if it were. */
export interface TrialPolicy {
  readonly draft: CompletePolicy;
  readonly inForce: Policy;
  /** The model that the thresholds hold for; null where the draft sets them for all. */
  readonly modelId: number | null;
}

/** Policies to try out. */
@Injectable()
export class DraftPolicies {
  constructor(
    private readonly policies: PolicyService,
    private readonly models: ModelsService,
    private readonly guarantees: GuaranteeService,
  ) {}

  /**
   * Checks a draft like one that is to come into force, and finds the thresholds that keep its
   * target with the model, or else with the active one; nothing is stored.
   * @throws ValidationError, NoActiveModelError
   */
  async tryOut(
    scope: OrganizationScope,
    draft: PolicyDraft,
    modelId: number | undefined,
  ): Promise<TrialPolicy> {
    const checked = await this.policies.check(scope, draft);
    if (checked.targetErrorRate === null) {
      return { draft: checked, inForce: policyInForce(checked, undefined), modelId: null };
    }
    const model = modelId ?? (await this.models.active(scope))?.id;
    if (model === undefined) throw new NoActiveModelError();
    const dial = await this.guarantees.forDraft(scope, checked, model);
    const chosen = dial && { threshold: dial.overall.threshold, intents: dial.intents };
    return { draft: checked, inForce: policyInForce(checked, chosen), modelId: model };
  }
}
