import { writeModel } from './artifact.js';
import { fitCalibration } from './calibration.js';
import { countFeatures } from './count-matrix.js';
import { fitFamiliarity } from './familiarity.js';
import { trainFinalWeights } from './final-weights.js';
import { dealFolds } from './folds.js';
import { summarize, type OutOfFoldMetrics, type OutOfFoldPrediction } from './model-metrics.js';
import { predictOutOfFold } from './out-of-fold-predictions.js';
import { judgeFold, type LabeledCounts } from './out-of-fold.js';
import {
  countPerIntent,
  prepareTrainingData,
  TrainingDataError,
  type LabeledExample,
} from './training-data.js';
import { TrainingClock, type TrainingProgress } from './training-progress.js';

export { TrainingDataError, type LabeledExample } from './training-data.js';
export type { TrainingProgress } from './training-progress.js';

export interface TrainingOptions {
  /** Messages of no intent at all: small talk, spam, other worlds. */
  readonly background?: readonly string[];
  /** Folds of the cross-validation behind calibration and metrics; 4 by default, at least 2. */
  readonly folds?: number;
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
  readonly seconds: number;
  readonly artifactBytes: number;
}

export interface TrainedModel {
  readonly artifact: Uint8Array;
  readonly metrics: ModelMetrics;
  /** The held-out predictions behind the metrics, for choosing thresholds. */
  readonly outOfFold: readonly OutOfFoldPrediction[];
}

/**
 * Trains the linear classifier, calibrates its confidence out of fold and measures it.
 * Throws TrainingDataError when the examples cannot be trained on.
 */
export function trainLinearModel(
  examples: readonly LabeledExample[],
  options: TrainingOptions = {},
): TrainedModel {
  const { background = [], folds = 4, seed = 1, onProgress } = options;
  if (!(Number.isInteger(folds) && folds >= 2)) {
    throw new TrainingDataError(
      'TRAINING.TOO_FEW_FOLDS',
      'Cross-validation needs 2 folds or more.',
    );
  }
  const started = performance.now();
  const data = prepareTrainingData(examples, background);
  const { intents, documents, labels } = data;
  const classes = intents.length + (data.background > 0 ? 1 : 0);
  const clock = new TrainingClock(classes, folds, documents.length, onProgress);
  const counts = countFeatures(documents, () => clock.documentCounted());
  const labeled: LabeledCounts = { counts, labels, intents: intents.length, classes };

  const foldOf = dealFolds(documents, labels, folds, seed);
  const heldOut = Array.from({ length: folds }, (_, fold) =>
    judgeFold(labeled, foldOf, fold, seed, () => clock.foldClassSeparated()),
  ).flat();
  const familiarity = fitFamiliarity(heldOut);
  const outOfFold = predictOutOfFold(data, heldOut, familiarity);

  const artifact = writeModel({
    intents,
    ...trainFinalWeights(labeled, seed, () => clock.finalClassSeparated()),
    calibration: fitCalibration(heldOut),
    familiarity,
  });
  const metrics: ModelMetrics = {
    examples: data.sources.length,
    intents: intents.length,
    background: data.background,
    features: counts.blocks.length,
    ...summarize(outOfFold, countPerIntent(data)),
    seconds: (performance.now() - started) / 1000,
    artifactBytes: artifact.length,
  };
  return { artifact, metrics, outOfFold };
}
