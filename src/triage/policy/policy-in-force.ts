import type { Policy } from '../core/index.js';
import type { Guarantee } from './guarantee.entity.js';
import type { CompletePolicy } from './policy-draft.js';

/**
 * The policy as decisions are made by it: with a target error rate the thresholds are those of the
 * guarantee, and without one nothing is answered.
 */
export function policyInForce(
  policy: CompletePolicy,
  guarantee: Pick<Guarantee, 'threshold' | 'intents'> | undefined,
): Policy {
  const { mode, overrides } = policy;
  if (policy.targetErrorRate === null) return { mode, threshold: policy.threshold, overrides };
  const own = Object.entries(guarantee?.intents ?? {});
  return {
    mode,
    threshold: guarantee?.threshold ?? null,
    overrides,
    guaranteed: Object.fromEntries(own.map(([intent, { threshold }]) => [intent, threshold])),
  };
}
