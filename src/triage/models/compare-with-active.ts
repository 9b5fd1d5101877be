import {
  ArtifactError,
  compareModels,
  EnsembleClassifier,
  type ErrorPromise,
  type FormerNames,
  type LabeledExample,
  type LanguageOf,
  memoryOf,
  type ModelComparison,
  nameNow,
  pairPredictions,
  type Prediction,
  readMemory,
  type RecordedPrediction,
  seenTexts,
  type TrainingEmbeddings,
} from '../core/index.js';
import { unpackPredictions } from './held-out-codec.js';

/** The active model, as a candidate is compared with it. */
export interface ActiveRecord {
  readonly artifact: Uint8Array;
  /** Its held-out predictions, packed; null where it was trained before they were kept. */
  readonly heldOut: Uint8Array | null;
  /** The error rate at which the models are compared. */
  readonly promise: ErrorPromise;
  /** What it may call intents that have other names now. */
  readonly formerNames: FormerNames;
}

/** What a candidate was trained on, and what it says about it held out. */
export interface CandidateRecord {
  readonly examples: readonly LabeledExample[];
  readonly embeddings: TrainingEmbeddings | undefined;
  readonly heldOut: readonly RecordedPrediction[];
}

/** Compares a candidate with the active model; nothing where that cannot be read, and so is no use. */
export function compareWithActive(
  active: ActiveRecord,
  { examples, embeddings, heldOut }: CandidateRecord,
  languageOf?: LanguageOf,
): ModelComparison | null {
  try {
    const classifier = EnsembleClassifier.fromArtifact(active.artifact, languageOf);
    const { formerNames } = active;
    const classify = asServed(classifier, formerNames, embeddings);
    const wasSeen = seenTexts(readMemory(memoryOf(active.artifact)), classifier.reading);
    const given = new Map(examples.map(({ id, text }, place) => [id, { text, place }]));
    const recorded = (active.heldOut ? unpackPredictions(active.heldOut) : []).map((it) => ({
      ...it,
      actual: nameNow(formerNames, it.actual),
      predicted: nameNow(formerNames, it.predicted),
    }));
    const pairs = pairPredictions(heldOut, recorded, (example) => {
      const it = given.get(example);
      return it && !wasSeen(it.text) ? classify(it.text, it.place) : undefined;
    });
    return compareModels(pairs, active.promise);
  } catch (error) {
    if (error instanceof ArtifactError) return null;
    throw error;
  }
}

/** Classifies as tickets are: the meaning is only asked for where the words leave something open. */
function asServed(
  classifier: EnsembleClassifier,
  formerNames: FormerNames,
  embeddings: TrainingEmbeddings | undefined,
) {
  const fitting = classifier.encoder === embeddings?.encoder ? embeddings : undefined;
  return (text: string, place: number): Prediction => {
    const lexical = classifier.classify(text);
    const { intent, confidence, familiar } =
      fitting && classifier.needsEmbedding(lexical)
        ? classifier.classify(text, vectorOf(fitting, place))
        : lexical;
    return { predicted: nameNow(formerNames, intent), confidence, familiar };
  };
}

function vectorOf({ vectors, dimensions }: TrainingEmbeddings, place: number): Float32Array {
  return vectors.subarray(place * dimensions, (place + 1) * dimensions);
}
