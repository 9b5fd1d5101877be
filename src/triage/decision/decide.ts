import type { Classification } from '../classifier/classification.js';
import type { Decision } from './decision.js';
import type { IntentOverride, Policy } from './policy.js';

/** The part of a classification that a decision rests on. */
export type Decisive = Pick<Classification, 'intent' | 'confidence' | 'familiar'>;

/**
 * Decides what becomes of a message, from nothing but its arguments: the same classification,
 * policy and `answerable` always give the same decision.
 *
 * @param classification null where the classifier failed
 * @param answerable whether the named intent has an answer that a machine may give
 */
export function decide(
  classification: Decisive | null,
  policy: Policy,
  answerable: boolean,
): Decision {
  const override = overrideOf(policy, classification?.intent);
  const threshold = thresholdOf(policy, classification?.intent);
  if (!classification) return escalate('classifier_unavailable', threshold);
  if ((override.mode ?? policy.mode) === 'shadow') {
    return { outcome: 'open', reason: 'shadow', threshold };
  }
  if (!classification.familiar || classification.intent === null) {
    return escalate('out_of_scope', threshold);
  }
  if (!answerable || override.neverAnswer) return escalate('needs_person', threshold);
  if (threshold === null) return escalate('not_guaranteed', threshold);
  // Written so that a confidence that is not a number is never enough.
  if (!(classification.confidence >= threshold)) return escalate('below_threshold', threshold);
  return { outcome: 'auto_resolved', reason: 'confident', threshold };
}

function escalate(reason: Decision['reason'], threshold: number | null): Decision {
  return { outcome: 'escalated', reason, threshold };
}

/** The confidence that the policy asks for; null where none is enough. */
export function thresholdOf(policy: Policy, intent: string | null | undefined): number | null {
  const { threshold } = overrideOf(policy, intent);
  if (threshold !== undefined) return threshold;
  const { guaranteed = {} } = policy;
  if (!intent || !Object.hasOwn(guaranteed, intent)) return policy.threshold;
  return guaranteed[intent] ?? null;
}

function overrideOf({ overrides }: Policy, intent: string | null | undefined): IntentOverride {
  if (!intent || !Object.hasOwn(overrides, intent)) return {};
  return overrides[intent] ?? {};
}
