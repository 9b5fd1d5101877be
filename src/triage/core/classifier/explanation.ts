import { blendScores } from './blend.js';
import type { Classification, Evidence, Judgement, NearestExample } from './classification.js';
import { findEvidence } from './evidence.js';
import type { ExampleSearch, Neighbour } from './examples/nearest.js';
import { CHARACTERS } from './features.js';
import type { Impression } from './impression.js';
import type { ModelInput, Scored } from './members/member.js';
import { type MessageVector, ofBlocks } from './message-vector.js';
import { headOf, type TriageModel } from './triage-model.js';
import { rivalsOf, shareAmong } from './winner.js';

const MOST_ALTERNATIVES = 4;
/** The winner's rivals whose examples are compared with the message as well. */
const COMPARED_RIVALS = 2;
const MOST_NEAREST = 3;
const MOST_EVIDENCE = 8;

/** What a judgement was made of. */
export interface Reasons {
  readonly document: string;
  readonly input: ModelInput;
  /** By the members of the judgement's tier. */
  readonly scored: readonly Scored[];
  readonly impression: Impression;
}

/** What a classification says beyond its judgement. */
export type Explanation = Omit<Classification, keyof Judgement>;

/** What there is to say about a message in which nothing is known. */
export const UNEXPLAINED: Explanation = {
  knownShare: 0,
  alternatives: [],
  evidence: [],
  nearest: [],
};

/** Explains a judgement: what else it could be, what spoke for it, and which examples are like it. */
export function explain(
  model: TriageModel,
  { tier, confidence }: Judgement,
  { document, input, scored, impression }: Reasons,
  search: ExampleSearch,
): Explanation {
  const { intents, members } = model;
  const { blend, calibration } = headOf(model, tier);
  const { scores, winner } = impression;
  const rivals = rivalsOf(scores, intents.length, winner, MOST_ALTERNATIVES);
  const shares = shareAmong(rivals, scores, { label: winner, confidence }, calibration.slopes[0]!);
  const compared = [winner, ...rivals.slice(0, COMPARED_RIVALS)];
  return {
    knownShare: input.vector.knownShare,
    alternatives: rivals.map((rival, i) => ({ intent: intents[rival]!, confidence: shares[i]! })),
    evidence: evidenceFor(document, input.vector, scored, blend, winner),
    nearest: named(members.examples.ids, search.nearest(input, compared, MOST_NEAREST)),
  };
}

function named(ids: readonly string[], nearest: readonly Neighbour[]): NearestExample[] {
  return nearest
    .filter(({ example, similarity }) => ids[example] !== '' && similarity > 0)
    .map(({ example, similarity }) => ({ example: ids[example]!, similarity }));
}

/** Words and phrases; pieces of words only where nothing else is known, as of misspelt ones. */
function evidenceFor(
  document: string,
  vector: MessageVector,
  scored: readonly Scored[],
  blend: readonly number[],
  label: number,
): Evidence[] {
  const find = (some: MessageVector): Evidence[] => {
    const contributions = scored.map((it) => it.contributions(label, some));
    return findEvidence(document, some, blendScores(contributions, blend), MOST_EVIDENCE);
  };
  const readable = find(ofBlocks(vector, (block) => block !== CHARACTERS));
  return readable.length > 0 ? readable : find(ofBlocks(vector, (block) => block === CHARACTERS));
}
