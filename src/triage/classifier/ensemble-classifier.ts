import { readingModel, readModel } from './artifact.js';
import { blendScores } from './blend.js';
import { calibrate } from './calibration.js';
import { isCertain } from './certainty.js';
import {
  nothingKnown,
  type Classification,
  type Evidence,
  type NearestExample,
} from './classification.js';
import { Classifier } from './classifier.js';
import { findEvidence } from './evidence.js';
import { ExampleSearch, type Neighbour } from './examples/nearest.js';
import { familiarityOf, isFamiliar } from './familiarity.js';
import { CHARACTERS } from './features.js';
import { impressionOf } from './impression.js';
import type { Scored } from './members/member.js';
import { membersOf } from './members/members.js';
import { ofBlocks, vectorize, type MessageVector } from './message-vector.js';
import type { Steps } from './steps.js';
import { toDocument } from './tokenizer.js';
import { headOf, type TriageModel } from './triage-model.js';
import { shareAmong } from './winner.js';

const MOST_EVIDENCE = 8;

/** Blends differently built members over the same features, and the embedding where there is one. */
export class EnsembleClassifier extends Classifier {
  readonly #model: TriageModel;
  readonly #search: ExampleSearch;

  constructor(model: TriageModel) {
    super();
    this.#model = model;
    const { examples, space } = model.members;
    this.#search = new ExampleSearch(examples, space.vocabulary.size);
  }

  /** Loads a trained model; throws ArtifactError when the bytes are not an intact artifact. */
  static fromArtifact(artifact: Uint8Array): EnsembleClassifier {
    return new EnsembleClassifier(readModel(artifact));
  }

  /** The same in steps, because a model can be large. */
  static *reading(artifact: Uint8Array): Steps<EnsembleClassifier> {
    return new EnsembleClassifier(yield* readingModel(artifact));
  }

  get intents(): readonly string[] {
    return this.#model.intents;
  }

  get encoder(): string | null {
    return this.#model.encoder;
  }

  needsEmbedding(lexical: Classification): boolean {
    return this.encoder !== null && lexical.intent !== null && !isCertain(lexical);
  }

  classify(message: string, embedding?: Float32Array): Classification {
    const { intents, members, full } = this.#model;
    // Vectors of another length come from another encoder: better none than those.
    const fits = embedding?.length === members.examples.dimensions;
    const tier = full && fits ? 'full' : 'lexical';
    const { blend, calibration, familiarity } = headOf(this.#model, tier);
    const document = toDocument(message);
    const vector = vectorize(document, members.space);
    if (vector.knownShare === 0) return nothingKnown(tier);

    const input = tier === 'full' ? { vector, embedding } : { vector };
    const scored = membersOf(members, tier).map((member) => member.score(input));
    const impression = impressionOf(
      { scores: scored.map(({ scores }) => scores), hasLinear: members.lexical.linear !== null },
      blend,
      intents.length,
      input,
      this.#search,
    );
    const { winner, rivals, scores } = impression;
    const confidence = calibrate(calibration, impression.forWinner);
    const known = familiarityOf(familiarity, { ...impression, knownShare: vector.knownShare });
    const shares = shareAmong(
      rivals,
      scores,
      { label: winner, confidence },
      calibration.slopes[0]!,
    );
    return {
      tier,
      intent: intents[winner]!,
      confidence,
      familiarity: known,
      familiar: isFamiliar(familiarity, known),
      knownShare: vector.knownShare,
      alternatives: rivals.map((rival, i) => ({ intent: intents[rival]!, confidence: shares[i]! })),
      evidence: evidenceFor(document, vector, scored, blend, winner),
      nearest: this.#named(impression.likeness.nearest),
    };
  }

  #named(nearest: readonly Neighbour[]): NearestExample[] {
    const { ids } = this.#model.members.examples;
    return nearest
      .filter(({ example, similarity }) => ids[example] !== '' && similarity > 0)
      .map(({ example, similarity }) => ({ example: ids[example]!, similarity }));
  }
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
