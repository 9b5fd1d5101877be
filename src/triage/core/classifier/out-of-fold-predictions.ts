import { calibrate } from './calibration.js';
import { familiarityOf, isFamiliar } from './familiarity.js';
import { calibrateOn, type FittedHead } from './fit-head.js';
import type { OutOfFoldPrediction } from './model-metrics.js';
import type { TrainingData } from './training-data.js';

/** Parts of the held-out examples, each calibrated by the others. */
const PARTS = 5;

/**
 * Names what a tier predicted for held-out examples. Its calibration is measured on examples that
 * the calibration had not seen.
 */
export function predictOutOfFold(
  data: TrainingData,
  { head, judged }: FittedHead,
): OutOfFoldPrediction[] {
  const signs = head.calibration.slopes.length;
  const calibrations = Array.from({ length: PARTS }, (_, part) =>
    calibrateOn(
      data,
      judged.filter(({ row }) => row % PARTS !== part),
      signs,
    ),
  );
  return judged.map((it) => ({
    example: data.sources[it.row]!,
    actual: data.intents[data.labels[it.row]!]!,
    predicted: data.intents[it.winner]!,
    confidence: calibrate(calibrations[it.row % PARTS]!, it.forWinner, data.languages?.[it.row]),
    right: it.right,
    knownShare: it.knownShare,
    familiar: isFamiliar(head.familiarity, familiarityOf(head.familiarity, it)),
  }));
}
