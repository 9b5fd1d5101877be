/** One prediction whose truth is known: how sure it was and whether it was right. */
export interface ScoredPrediction {
  readonly confidence: number;
  readonly right: boolean;
}

/** One prediction beside the truth. */
export interface Predicted {
  readonly actual: string;
  readonly predicted: string;
}

/** Precision and recall of one intent; null where nothing was predicted or there was nothing. */
export interface IntentQuality {
  readonly intent: string;
  readonly precision: number | null;
  readonly recall: number | null;
}

/** The share of predictions that are right; 0 when there are none. */
export function accuracy(judged: readonly { readonly right: boolean }[]): number {
  return ratio(judged.filter(({ right }) => right).length, judged.length) ?? 0;
}

/** Precision and recall of each of the given intents. */
export function intentQuality(
  predictions: readonly Predicted[],
  intents: readonly string[],
): IntentQuality[] {
  const actual = tally(predictions.map((prediction) => prediction.actual));
  const predicted = tally(predictions.map((prediction) => prediction.predicted));
  const hits = predictions.filter((prediction) => prediction.actual === prediction.predicted);
  const right = tally(hits.map((prediction) => prediction.actual));
  return intents.map((intent) => ({
    intent,
    precision: ratio(right.get(intent) ?? 0, predicted.get(intent) ?? 0),
    recall: ratio(right.get(intent) ?? 0, actual.get(intent) ?? 0),
  }));
}

/** The mean F1 over all intents that occur; one that is never predicted counts as 0. */
export function macroF1(predictions: readonly Predicted[]): number {
  const intents = [...new Set(predictions.map(({ actual }) => actual))];
  const total = intentQuality(predictions, intents).reduce((sum, { precision, recall }) => {
    const both = (precision ?? 0) + (recall ?? 0);
    return both === 0 ? sum : sum + (2 * precision! * recall!) / both;
  }, 0);
  return ratio(total, intents.length) ?? 0;
}

/**
 * Expected calibration error (Naeini et al. 2015): the mean distance between confidence and
 * accuracy over bins of equal width, weighted by how many predictions fall into each; 0..1.
 */
export function expectedCalibrationError(judged: readonly ScoredPrediction[], bins = 15): number {
  const surplus = new Float64Array(bins);
  for (const { confidence, right } of judged) {
    const bin = Math.min(Math.floor(confidence * bins), bins - 1);
    surplus[bin]! += confidence - (right ? 1 : 0);
  }
  const distance = surplus.reduce((sum, of) => sum + Math.abs(of), 0);
  return ratio(distance, judged.length) ?? 0;
}

/** The largest share that can be answered, most confident first, with at least `target` right. */
export function coverageAtAccuracy(judged: readonly ScoredPrediction[], target: number): number {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let answered = 0;
  sorted.forEach((prediction, i) => {
    if (prediction.right) right++;
    // A threshold cannot come between equal confidences.
    const last = sorted[i + 1]?.confidence !== prediction.confidence;
    if (last && right / (i + 1) >= target) answered = i + 1;
  });
  return ratio(answered, judged.length) ?? 0;
}

/** What is answered at a confidence threshold, and how much of that is right; 0..1. */
export function atThreshold(
  judged: readonly ScoredPrediction[],
  threshold: number,
): { threshold: number; coverage: number; accuracy: number } {
  const answered = judged.filter(({ confidence }) => confidence >= threshold);
  const coverage = ratio(answered.length, judged.length) ?? 0;
  return { threshold, coverage, accuracy: accuracy(answered) };
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
