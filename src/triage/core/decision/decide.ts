import type { Classification } from '../classifier/classification.js';
import { type Decision, OUTCOME_OF, type Reason } from './decision.js';
import type { MessageKind } from './message-kind.js';
import type { IntentOverride, Policy } from './policy.js';
import type { NamedWish, Wish } from './wish.js';

/** The part of a classification that a decision rests on. */
export type Decisive = Pick<Classification, 'intent' | 'confidence' | 'familiar'>;

/**
 * Decides what becomes of a message, from nothing but its arguments: the same classification,
 * policy, `answerable`, `kind`, `wish`, `wishes` and `knowsLanguage` always give the same decision.
 *
 * @param classification null where the classifier failed, or there was nothing to classify
 * @param answerable whether the named intent has an answer that a machine may give
 * @param kind what the message is, by how it was read
 * @param wish whether the message wishes for what it was classified as
 * @param wishes what it wishes for, where that is several things
 * @param knowsLanguage whether it may be in a language that the model knows
 */
export function decide(
  classification: Decisive | null,
  policy: Policy,
  answerable: boolean,
  kind: MessageKind = 'request',
  wish: Wish = 'stated',
  wishes: readonly NamedWish[] = [],
  knowsLanguage = true,
): Decision {
  const override = overrideOf(policy, classification?.intent);
  const threshold = thresholdOf(policy, classification?.intent);
  if (kind !== 'request') return because(kind, threshold);
  if (!classification) return because('classifier_unavailable', threshold);
  if (wish === 'several') return decideSeveral(classification, policy, wishes, knowsLanguage);
  if ((override.mode ?? policy.mode) === 'shadow') return because('shadow', threshold);
  if (!knowsLanguage || !classification.familiar || classification.intent === null) {
    return because('out_of_scope', threshold);
  }
  if (wish === 'negated') return because('negated_wish', threshold);
  if (wish === 'unread') return because('too_long', threshold);
  if (!answerable || override.neverAnswer) return because('needs_person', threshold);
  if (threshold === null) return because('not_guaranteed', threshold);
  // Written so that a confidence that is not a number is never enough.
  if (!(classification.confidence >= threshold)) return because('below_threshold', threshold);
  return because('confident', threshold);
}

/**
 * All are answered or none is: every one must be one that a machine may answer, and the confidence
 * that all are right must reach the highest of their thresholds.
 */
function decideSeveral(
  { confidence }: Decisive,
  policy: Policy,
  wishes: readonly NamedWish[],
  knowsLanguage: boolean,
): Decision {
  const overrides = wishes.map(({ intent }) => overrideOf(policy, intent));
  const thresholds = wishes.map(({ intent }) => thresholdOf(policy, intent));
  const threshold = thresholds.reduce(
    (highest, it) => (highest === null || it === null ? null : Math.max(highest, it)),
    0,
  );
  if (overrides.some(({ mode }) => (mode ?? policy.mode) === 'shadow')) {
    return because('shadow', threshold);
  }
  if (!knowsLanguage) return because('out_of_scope', threshold);
  const mayAnswer = wishes.every(({ answerable }, i) => answerable && !overrides[i]!.neverAnswer);
  const isSure = threshold !== null && confidence >= threshold;
  const isAnswered = wishes.length > 1 && mayAnswer && isSure;
  return because(isAnswered ? 'confident' : 'several_wishes', threshold);
}

function because(reason: Reason, threshold: number | null): Decision {
  return { outcome: OUTCOME_OF[reason], reason, threshold };
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
