/** What a model says about an example that it had not seen. */
export interface Prediction {
  /** Null where nothing in the example was known. */
  readonly predicted: string | null;
  readonly confidence: number;
  readonly familiar: boolean;
}

/** A held-out prediction as it is kept with a model. */
export interface RecordedPrediction extends Prediction {
  /** The id of the example. */
  readonly example: string;
  readonly actual: string;
}

/** What two models say about the same example, which neither of them had seen. */
export interface PairedPrediction {
  readonly actual: string;
  readonly active: Prediction;
  readonly candidate: Prediction;
  /** Whether the example came after the training of the active model. */
  readonly isNew: boolean;
}

/** Whether a prediction is right. */
export function isRight({ predicted }: Prediction, actual: string): boolean {
  return predicted === actual;
}
