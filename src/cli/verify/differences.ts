import type { MessageLanguage } from '../../language/detection/message-language.js';
import type { Classification } from '../../triage/core/classifier/classification.js';
import type { Decision } from '../../triage/core/decision/decision.js';
import type { Guarantee } from '../../triage/policy/guarantee.entity.js';
import type { CompletePolicy } from '../../triage/policy/policy-draft.js';
import type { StoredDecision } from './stored-decisions.js';

/** A field that is not what it was written down as. */
export interface Difference {
  readonly field: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

/** How a classification differs from the stored one; what old rows do not know is not compared. */
export function classificationDifferences(
  stored: StoredDecision,
  again: Classification,
): Difference[] {
  const alternatives = (of: StoredDecision['alternatives']) =>
    JSON.stringify(of.map(({ intent, confidence }) => [intent, confidence]));
  return differencesOf({
    intent: [stored.intent, again.intent],
    confidence: [stored.confidence, again.confidence],
    familiar: [stored.familiar, again.familiar],
    alternatives: [alternatives(stored.alternatives), alternatives(again.alternatives)],
    ...(stored.tier !== null && { tier: [stored.tier, again.tier] }),
    ...(stored.familiarity !== null && {
      familiarity: [Math.fround(stored.familiarity), Math.fround(again.familiarity)],
    }),
    ...(stored.knownShare !== null && {
      knownShare: [Math.fround(stored.knownShare), Math.fround(again.knownShare)],
    }),
  });
}

/** How what each of several wishes is classified as differs from what was stored. */
export function wishDifferences(
  { wishes }: Pick<StoredDecision, 'wishes'>,
  again: readonly Pick<Classification, 'intent' | 'confidence'>[],
): Difference[] {
  const written = (of: readonly Pick<Classification, 'intent' | 'confidence'>[]) =>
    JSON.stringify(of.map(({ intent, confidence }) => [intent, confidence]));
  return differencesOf({ wishes: [written(wishes), written(again)] });
}

/**
 * How the language of a message differs from what was stored. Whether meaning is known in all languages
 * is a setting of its time.
 */
export function languageDifferences(
  { tier, ...stored }: Pick<StoredDecision, 'tier' | keyof MessageLanguage>,
  again: MessageLanguage,
): Difference[] {
  if (stored.languageConfidence === null) return [];
  const known = again.languageKnown || (tier === 'full' && stored.languageKnown);
  return differencesOf({
    language: [stored.language, again.language],
    languageConfidence: [
      Math.fround(stored.languageConfidence),
      Math.fround(again.languageConfidence),
    ],
    languageKnown: [stored.languageKnown, known],
  });
}

/** What a decision has that was made without a model, which names nothing. */
export function unclassifiedDifferences({ intent, confidence }: StoredDecision): Difference[] {
  return differencesOf({ intent: [intent, null], confidence: [confidence, null] });
}

/** Whether the guarantee that a decision names is one of its policy and model, and named at all. */
export function guaranteeDifferences(
  { policyId, modelId }: StoredDecision,
  policy: Pick<CompletePolicy, 'targetErrorRate'> | undefined,
  named: Pick<Guarantee, 'id' | 'policyId' | 'modelId'> | undefined,
): Difference[] {
  const recomputed = { policyId, modelId };
  if (!named) {
    const isMissing = modelId !== null && typeof policy?.targetErrorRate === 'number';
    return isMissing ? [{ field: 'guarantee', stored: null, recomputed }] : [];
  }
  // Where the model failed on a message, the decision names only the guarantee.
  if (named.policyId === policyId && (modelId ?? named.modelId) === named.modelId) return [];
  const stored = { id: named.id, policyId: named.policyId, modelId: named.modelId };
  return [{ field: 'guarantee', stored, recomputed }];
}

/** How a decision differs from the stored one. */
export function decisionDifferences(stored: StoredDecision, again: Decision): Difference[] {
  return differencesOf({
    outcome: [stored.outcome, again.outcome],
    reason: [stored.reason, again.reason],
    threshold: [stored.threshold, again.threshold],
  });
}

function differencesOf(
  pairs: Readonly<Record<string, readonly [stored: unknown, recomputed: unknown]>>,
): Difference[] {
  return Object.entries(pairs)
    .filter(([, [stored, recomputed]]) => stored !== recomputed)
    .map(([field, [stored, recomputed]]) => ({ field, stored, recomputed }));
}
