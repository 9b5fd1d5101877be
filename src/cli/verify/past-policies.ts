import type { Database } from '../../platform/database/database.js';
import type { Policy } from '../../triage/core/decision/policy.js';
import type { Guarantee } from '../../triage/policy/guarantee.entity.js';
import type { CompletePolicy } from '../../triage/policy/policy-draft.js';
import { policyInForce } from '../../triage/policy/policy-in-force.js';
import { type Difference, guaranteeDifferences } from './differences.js';
import type { StoredDecision } from './stored-decisions.js';

type PolicyRow = CompletePolicy & { readonly id: number };
type GuaranteeRow = Pick<Guarantee, 'id' | 'policyId' | 'modelId' | 'threshold' | 'intents'>;

const POLICIES = {
  name: 'verify_policies',
  text: `SELECT id, mode, threshold, target_error_rate AS "targetErrorRate",
                confidence_level AS "confidenceLevel", overrides
         FROM policies WHERE organization_id = $1 AND id = ANY ($2::integer[])`,
};
const GUARANTEES = {
  name: 'verify_guarantees',
  text: `SELECT id, policy_id AS "policyId", model_id AS "modelId", threshold, intents
         FROM guarantees WHERE organization_id = $1 AND id = ANY ($2::integer[])`,
};

/** The policies that an organisation's decisions were made by, with the thresholds of their guarantees. */
export class PastPolicies {
  readonly #policies = new Map<number, PolicyRow>();
  readonly #guarantees = new Map<number, GuaranteeRow>();

  constructor(
    private readonly database: Database,
    private readonly organizationId: number,
  ) {}

  /** Reads what the decisions name; at most two queries. */
  async load(decisions: readonly StoredDecision[]): Promise<void> {
    const policies = decisions.map(({ policyId }) => policyId);
    const guarantees = decisions.map(({ guaranteeId }) => guaranteeId);
    await this.#add(this.#policies, POLICIES, policies);
    await this.#add(this.#guarantees, GUARANTEES, guarantees);
  }

  /** How a decision was made; nothing where it names no policy. */
  of(decision: StoredDecision): Policy | undefined {
    const policy = this.#policyOf(decision);
    return policy && policyInForce(policy, this.#guaranteeOf(decision));
  }

  /** What is wrong with the guarantee that a decision names, or does not name. */
  differences(decision: StoredDecision): Difference[] {
    return guaranteeDifferences(decision, this.#policyOf(decision), this.#guaranteeOf(decision));
  }

  #policyOf({ policyId }: StoredDecision): PolicyRow | undefined {
    return policyId === null ? undefined : this.#policies.get(policyId);
  }

  #guaranteeOf({ guaranteeId }: StoredDecision): GuaranteeRow | undefined {
    return guaranteeId === null ? undefined : this.#guarantees.get(guaranteeId);
  }

  async #add<Row extends { readonly id: number }>(
    rows: Map<number, Row>,
    statement: typeof POLICIES,
    ids: readonly (number | null)[],
  ): Promise<void> {
    const missing = new Set(ids.filter((id): id is number => id !== null && !rows.has(id)));
    if (missing.size === 0) return;
    const values = [this.organizationId, [...missing]];
    const found = await this.database.of(this.organizationId).run<Row>(statement, values);
    for (const row of found) rows.set(row.id, row);
  }
}
