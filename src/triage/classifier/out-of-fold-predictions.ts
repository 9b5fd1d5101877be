import { calibrate, fitCalibration } from './calibration.js';
import { isFamiliar, type Familiarity } from './familiarity.js';
import type { OutOfFoldPrediction } from './model-metrics.js';
import type { HeldOut } from './out-of-fold.js';
import type { TrainingData } from './training-data.js';

/**
 * Names what the held-out judgements predicted. Each fold is calibrated by the other folds, so
 * that the calibration is measured on examples it had not seen.
 */
export function predictOutOfFold(
  data: TrainingData,
  heldOut: readonly HeldOut[],
  familiarity: Familiarity,
): OutOfFoldPrediction[] {
  const folds = [...new Set(heldOut.map(({ fold }) => fold))];
  const calibrations = new Map(
    folds.map((fold) => [fold, fitCalibration(heldOut.filter((other) => other.fold !== fold))]),
  );
  return heldOut.map((judged) => ({
    example: data.sources[judged.row]!,
    actual: data.intents[data.labels[judged.row]!]!,
    predicted: data.intents[judged.winner]!,
    confidence: calibrate(calibrations.get(judged.fold)!, judged.odds),
    right: judged.right,
    familiar: isFamiliar(familiarity, judged),
  }));
}
