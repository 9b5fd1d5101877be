import type { PairedPrediction, Prediction, RecordedPrediction } from './paired-prediction.js';

/**
 * Sets the held-out predictions of a candidate beside those of the active model. `classifyNew` gives
 * what the active model says now about an example that it has no held-out prediction for; nothing
 * where it saw that text in its training, because what a model says about those is too good to be
 * compared. Examples whose intent has another name by now are left out.
 */
export function pairPredictions(
  candidate: readonly RecordedPrediction[],
  active: readonly RecordedPrediction[],
  classifyNew: (example: string) => Prediction | undefined,
): PairedPrediction[] {
  const recorded = new Map(active.map((prediction) => [prediction.example, prediction]));
  return candidate.flatMap((own) => {
    const { example, actual } = own;
    const before = recorded.get(example);
    if (before && before.actual !== actual) return [];
    const other = before ?? classifyNew(example);
    if (!other) return [];
    return [{ actual, active: said(other), candidate: said(own), isNew: !before }];
  });
}

function said({ predicted, confidence, familiar }: Prediction): Prediction {
  return { predicted, confidence, familiar };
}
