import { ArtifactError, memoryOf, readModel, writeModel } from './artifact.js';
import type { LanguageOf } from './calibration.js';
import { isCertain } from './certainty.js';
import {
  countDocuments,
  type CountedDocuments,
  type TrainingEmbeddings,
} from './counted-documents.js';
import { learnDenials } from './denials/usual-denials.js';
import { isWorse } from './is-worse.js';
import type { LabeledExample } from './labeled-example.js';
import { trainMembers } from './members/train-members.js';
import { readMemory, writeMemory } from './memory/memory-artifact.js';
import { remember } from './memory/training-memory.js';
import { type OutOfFoldMetrics, type OutOfFoldPrediction, summarize } from './model-metrics.js';
import { predictOutOfFold } from './out-of-fold-predictions.js';
import { fitHeads, type FittedHeads, renewHeads } from './tier-heads.js';
import { READING } from './tokenizer.js';
import {
  BACKGROUND,
  countKind,
  countPerIntent,
  EXAMPLE,
  prepareTrainingData,
  type TrainingData,
} from './training-data.js';
import { TrainingClock, type TrainingProgress } from './training-progress.js';

export type { TrainingEmbeddings } from './counted-documents.js';
export type { LabeledExample } from './labeled-example.js';
export { TrainingDataError } from './training-data.js';
export type { TrainingProgress } from './training-progress.js';

export interface TrainingOptions {
  /** Messages of no intent at all: small talk, spam, other worlds. */
  readonly background?: readonly string[];
  /** Without them the model has the lexical tier alone. */
  readonly embeddings?: TrainingEmbeddings | undefined;
  /** The artifact of an earlier model: where little has changed since, its judgements are reused. */
  readonly previous?: Uint8Array | undefined;
  /** Where it is given, confidences are true of each language by itself. */
  readonly languageOf?: LanguageOf | undefined;
  /** Trains in about a third of the time, at the price of some accuracy and calibration. */
  readonly quick?: boolean | undefined;
  /** Equal examples, options and seed give an equal artifact. */
  readonly seed?: number;
  readonly onProgress?: (progress: TrainingProgress) => void;
}

/** The size, cost and out-of-fold quality of a model; plain JSON. */
export interface ModelMetrics extends OutOfFoldMetrics {
  readonly examples: number;
  readonly intents: number;
  readonly background: number;
  readonly features: number;
  /** The encoder of the full tier, which the quality is that of; null: it is the lexical tier's. */
  readonly encoder: string | null;
  readonly seconds: number;
  readonly artifactBytes: number;
}

export interface TrainedModel {
  readonly artifact: Uint8Array;
  readonly metrics: ModelMetrics;
  /** The held-out predictions behind the metrics, for choosing thresholds. */
  readonly outOfFold: readonly OutOfFoldPrediction[];
}

/** Folds of the cross-validation behind calibration and metrics; where rows are many, fewer do. */
const FOLDS = { few: 5, many: 4, quick: 2, fewRows: 2_500 };
/** Shares of the whole run; the rest is that of `fitHeads`. */
const SHARES = { features: 0.01, final: 0.24, finalAlone: 0.99 };

/**
 * Trains a classifier, calibrates its confidence on held-out examples and measures it. Throws
 * TrainingDataError when the examples cannot be trained on.
 */
export function trainModel(
  examples: readonly LabeledExample[],
  options: TrainingOptions = {},
): TrainedModel {
  const { background = [], quick = false, seed = 1, onProgress } = options;
  requireEmbeddings(examples, background, options.embeddings);
  const started = performance.now();
  const clock = new TrainingClock(onProgress);
  const data = prepareTrainingData(examples, background);
  clock.begin('features', SHARES.features, data.documents.length);
  const ids = examples.map(({ id }) => id ?? '');
  const counted = countDocuments(data, ids, options.embeddings ?? null, () => clock.stepped());
  const set = { ...counted, ...languagesOf(data, examples, options.languageOf) };

  const renewed = options.previous ? renew(set, options.previous) : null;
  const heads = renewed ?? fitHeads(set, { folds: foldsFor(set, quick), seed }, clock);
  clock.begin('final', renewed ? SHARES.finalAlone : SHARES.final, 1);
  const all = Int32Array.from(set.labels.keys());
  const members = trainMembers(set, all, { served: !quick, seed }, (share) => {
    clock.stepped(share);
  });

  const { lexical, changes } = heads;
  // An encoder that does not understand the language of the examples can make things worse.
  const full = heads.full && isWorse(heads.full.judged, lexical.judged) ? null : heads.full;
  const encoder = (full && set.embeddings?.encoder) ?? null;
  // The judgements of a quick training are too coarse to be built on.
  const memory = quick
    ? remember(set, 0, [], null)
    : remember(set, changes, lexical.judged, full?.judged ?? null);
  const artifact = writeModel(
    {
      reading: READING,
      intents: set.intents,
      members: { ...members, full: full && members.full },
      lexical: lexical.head,
      full: full?.head ?? null,
      encoder,
      denials: learnDenials(
        examples.filter(({ isName }) => !isName),
        set.intents,
      ),
    },
    writeMemory(memory),
  );
  const byWords = predictOutOfFold(set, lexical);
  const byMeaning = full ? predictOutOfFold(set, full) : byWords;
  // As it is served: the meaning is only asked for where the words leave something open.
  const outOfFold = byWords.map((it, i) => (isCertain(it) ? it : byMeaning[i]!));
  const metrics: ModelMetrics = {
    examples: countKind(set, EXAMPLE),
    intents: set.intents.length,
    background: countKind(set, BACKGROUND),
    features: members.space.vocabulary.size,
    encoder,
    ...summarize(outOfFold, countPerIntent(set)),
    seconds: (performance.now() - started) / 1000,
    artifactBytes: artifact.length,
  };
  return { artifact, metrics, outOfFold };
}

function foldsFor({ labels }: CountedDocuments, quick: boolean): number {
  if (quick) return FOLDS.quick;
  return labels.length <= FOLDS.fewRows ? FOLDS.few : FOLDS.many;
}

function languagesOf(
  { kinds, sources }: TrainingData,
  examples: readonly LabeledExample[],
  languageOf: LanguageOf | undefined,
): Pick<TrainingData, 'languages'> {
  if (!languageOf) return {};
  return {
    languages: Array.from(kinds, (kind, row) =>
      kind === EXAMPLE ? languageOf(examples[sources[row]!]!.text) : undefined,
    ),
  };
}

function requireEmbeddings(
  examples: readonly LabeledExample[],
  background: readonly string[],
  embeddings: TrainingEmbeddings | undefined,
): void {
  if (!embeddings) return;
  const { dimensions, vectors, background: others } = embeddings;
  const complete =
    vectors.length === examples.length * dimensions &&
    others.length === background.length * dimensions;
  if (!complete) throw new RangeError('there must be one embedding for each text');
}

/** An artifact that cannot be read, or that reads otherwise, helps nothing. */
function renew(set: CountedDocuments, previous: Uint8Array): FittedHeads | null {
  try {
    const model = readModel(previous);
    if (model.reading !== READING) return null;
    return renewHeads(set, model, readMemory(memoryOf(previous)));
  } catch (error) {
    if (error instanceof ArtifactError) return null;
    throw error;
  }
}
