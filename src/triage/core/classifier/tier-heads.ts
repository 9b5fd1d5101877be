import type { Tier } from './classification.js';
import type { CountedDocuments } from './counted-documents.js';
import { crossValidate } from './cross-validation.js';
import { fitHead, type FittedHead, headOn, type Unseen } from './fit-head.js';
import { predictHeldOut, scoreHeldOut } from './held-out.js';
import { hideIntents } from './hidden-intents.js';
import { hasLinear } from './members/train-members.js';
import {
  compare,
  recall,
  type RememberedPrediction,
  type TrainingMemory,
} from './memory/training-memory.js';
import { countKind, EXAMPLE } from './training-data.js';
import type { TrainingClock } from './training-progress.js';
import { headOf, type TriageModel } from './triage-model.js';

/** The heads of all tiers of a training. */
export interface FittedHeads {
  readonly lexical: FittedHead;
  readonly full: FittedHead | null;
  /** Examples that came or went since all of them were judged by cross-validation. */
  readonly changes: number;
}

/** With few examples several draws of hidden intents cost little and say more. */
const DRAWS = { few: 3, many: 1, fewExamples: 2_500 };
/** Shares of the whole training. */
const SHARES = { crossValidation: 0.65, unknownIntents: 0.1 };

/** Fits all tiers by cross-validation and by hiding intents. */
export function fitHeads(
  set: CountedDocuments,
  { folds, seed }: { readonly folds: number; readonly seed: number },
  clock: TrainingClock,
): FittedHeads {
  clock.begin('cross-validation', SHARES.crossValidation, 1);
  const heldOut = crossValidate(set, folds, seed, (share) => clock.stepped(share));
  const examples = countKind(set, EXAMPLE);
  const drawn = examples <= DRAWS.fewExamples ? DRAWS.few : DRAWS.many;
  clock.begin('unknown intents', SHARES.unknownIntents, drawn);
  const draws = Array.from({ length: drawn }, (_, draw) =>
    hideIntents(set, seed + draw, (share) => clock.stepped(share)),
  ).filter((draw) => draw !== null);
  const unseen: Unseen = { heldOut, draws };
  const members = hasLinear(set) ? 2 : 1;
  return {
    lexical: fitHead(set, 'lexical', members, unseen),
    full: set.embeddings ? fitHead(set, 'full', members + 1, unseen) : null,
    changes: 0,
  };
}

/**
 * Takes the heads of an earlier model over, where nearly all examples are the same: what it judged
 * by cross-validation still holds, and it has not seen the examples that are new. Null where there
 * is too much that is new, or another encoder.
 */
export function renewHeads(
  set: CountedDocuments,
  previous: TriageModel,
  memory: TrainingMemory,
): FittedHeads | null {
  const sameIntents =
    previous.intents.length === set.intents.length &&
    previous.intents.every((intent, i) => intent === set.intents[i]);
  const sameMembers =
    previous.encoder === (set.embeddings?.encoder ?? null) &&
    previous.members.examples.dimensions === (set.embeddings?.dimensions ?? 0) &&
    hasLinear(set) === (previous.members.lexical.linear !== null);
  if (!sameIntents || !sameMembers || isOfBefore(previous)) return null;
  const comparison = compare(set, memory);
  if (!comparison) return null;
  const fresh = scoreHeldOut(set, previous.members, comparison.unseen);
  const renew = (tier: Tier, kept: readonly RememberedPrediction[]): FittedHead => {
    const { blend, familiarity } = headOf(previous, tier);
    const judged = [...recall(set, comparison, kept), ...predictHeldOut(set, fresh, tier, blend)];
    return headOn(set, judged, tier, blend, familiarity.detector);
  };
  return {
    lexical: renew('lexical', memory.lexical),
    full: memory.full ? renew('full', memory.full) : null,
    changes: comparison.changes,
  };
}

/** Whether a model knows fewer signs than there are now, so that its judgements lack some. */
function isOfBefore({ lexical, full, members }: TriageModel): boolean {
  const heads = full ? [lexical, full] : [lexical];
  const isOld = heads.some(
    ({ familiarity: { detector } }) => detector && !('turnedAway' in detector),
  );
  return isOld || (full !== null && members.examples.densities === null);
}
