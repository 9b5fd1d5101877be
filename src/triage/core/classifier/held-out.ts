import type { Tier } from './classification.js';
import { type CountedDocuments, embeddingOf } from './counted-documents.js';
import { ExampleSearch } from './examples/nearest.js';
import type { FamiliaritySigns } from './familiarity.js';
import type { FeatureSpace } from './feature-space.js';
import { impressionOf } from './impression.js';
import type { Member, ModelInput } from './members/member.js';
import { type Members, membersOf } from './members/members.js';
import { vectorize } from './message-vector.js';

/** Documents that members never saw, with what they say about them. */
export interface HeldOutRows {
  readonly rows: Int32Array;
  /** For each tier and each of its members the scores of all classes, row by row. */
  readonly scores: Readonly<Record<Tier, readonly Float32Array[]>>;
  readonly hasLinear: boolean;
  readonly space: FeatureSpace;
  readonly search: ExampleSearch;
}

/** What a tier makes of a held-out document. */
export interface HeldOutPrediction extends FamiliaritySigns {
  readonly row: number;
  readonly winner: number;
  readonly right: boolean;
  readonly forWinner: readonly number[];
}

/** Scores documents by members that never saw them. */
export function scoreHeldOut(
  set: CountedDocuments,
  members: Members,
  rows: Int32Array,
): HeldOutRows {
  const { space, examples, full, lexical } = members;
  const tiers = {
    lexical: membersOf(members, 'lexical'),
    full: full ? membersOf(members, 'full') : [],
  };
  const scored = new Map<Member, Float32Array>();
  for (const member of [...tiers.lexical, ...tiers.full]) {
    scored.set(member, new Float32Array(rows.length * set.classes));
  }
  rows.forEach((row, place) => {
    const input = inputOf(set, row, space);
    for (const [member, scores] of scored) {
      scores.set(member.score(input).scores, place * set.classes);
    }
  });
  const of = (some: readonly Member[]) => some.map((member) => scored.get(member)!);
  return {
    rows,
    scores: { lexical: of(tiers.lexical), full: of(tiers.full) },
    hasLinear: lexical.linear !== null,
    space,
    search: new ExampleSearch(examples, space.vocabulary.size),
  };
}

/** Judges held-out documents with the blend of a tier. */
export function predictHeldOut(
  set: CountedDocuments,
  heldOut: HeldOutRows,
  tier: Tier,
  blend: readonly number[],
): HeldOutPrediction[] {
  const { classes, intents, labels } = set;
  const { hasLinear, search, space } = heldOut;
  const members = heldOut.scores[tier];
  return Array.from(heldOut.rows, (row, place) => {
    const { vector, embedding } = inputOf(set, row, space);
    const scores = members.map((own) => own.subarray(place * classes, (place + 1) * classes));
    const input = tier === 'full' ? { vector, embedding } : { vector };
    const { winner, forWinner, forKnown, aboveBackground } = impressionOf(
      { scores, hasLinear },
      blend,
      intents.length,
      input,
      search,
    );
    return {
      row,
      winner,
      right: winner === labels[row],
      forWinner,
      forKnown,
      aboveBackground,
      knownShare: vector.knownShare,
    };
  });
}

function inputOf(set: CountedDocuments, row: number, space: FeatureSpace): ModelInput {
  return { vector: vectorize(set.documents[row]!, space), embedding: embeddingOf(set, row) };
}
