import { accuracy, expectedCalibrationError, macroF1 } from '../classifier/metrics.js';
import type { ErrorPromise } from '../guarantee/error-promise.js';
import { countJudged, type JudgedCounts } from '../guarantee/judged-counts.js';
import { turnRiskDial } from '../guarantee/risk-dial.js';
import { isRight, type Prediction } from './paired-prediction.js';

/** How good a model is on some examples; shares in 0..1. */
export interface ModelQuality {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Expected calibration error. */
  readonly ece: number;
  /** The share it could answer at the target error rate, if every intent had an answer. */
  readonly answered: number;
}

/** A prediction beside the truth. */
export type KnownPrediction = Prediction & { readonly actual: string };

const NOTHING: JudgedCounts = { byIntent: {}, total: 0 };

/** Measures a model by what it predicted. */
export function qualityOf(
  predictions: readonly KnownPrediction[],
  promise: ErrorPromise,
): ModelQuality {
  const judged = predictions.map((it) => ({ ...it, right: isRight(it, it.actual) }));
  const named = predictions.map(({ actual, predicted }) => ({
    actual,
    predicted: predicted ?? '',
  }));
  const evidence = { curated: countJudged(judged), tickets: NOTHING, outcomes: NOTHING };
  const intents = Object.keys(evidence.curated.byIntent);
  return {
    accuracy: accuracy(judged),
    macroF1: macroF1(named),
    ece: expectedCalibrationError(judged),
    answered: turnRiskDial(evidence, promise, intents).overall.coverage,
  };
}
