import type { Calibration } from './calibration.js';
import type { Tier } from './classification.js';
import type { UsualDenials } from './denials/usual-denials.js';
import type { Familiarity } from './familiarity.js';
import type { Members } from './members/members.js';
import type { Reading } from './tokenizer.js';

/** How a tier makes an answer of what its members say. */
export interface TierHead {
  /** The weight of each member, in the order of `membersOf`. */
  readonly blend: readonly number[];
  readonly calibration: Calibration;
  readonly familiarity: Familiarity;
}

/** Everything that classifying needs; what the artifact holds. */
export interface TriageModel {
  /** How it reads messages. */
  readonly reading: Reading;
  readonly intents: readonly string[];
  readonly members: Members;
  readonly lexical: TierHead;
  /** Absent where the examples were not embedded. */
  readonly full: TierHead | null;
  /** Id of the encoder whose embeddings the full tier needs. */
  readonly encoder: string | null;
  /** What the examples of each intent take back; null in models from before that was learned. */
  readonly denials: readonly UsualDenials[] | null;
}

/** The head of a tier that the model has. */
export function headOf(model: TriageModel, tier: Tier): TierHead {
  const head = model[tier];
  if (!head) throw new TypeError('this model has no full tier');
  return head;
}
