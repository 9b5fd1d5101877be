import type { Classification } from '../../triage/classifier/classification.js';
import type { Decision } from '../../triage/decision/decision.js';
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
