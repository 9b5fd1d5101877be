import {
  accuracy,
  atThreshold,
  coverageAtAccuracy,
  expectedCalibrationError,
  type IntentQuality,
  intentQuality,
  macroF1,
} from './metrics.js';

/** What a model that had not seen an example says about it. */
export interface OutOfFoldPrediction {
  /** The index of the example among those given to training. */
  readonly example: number;
  readonly actual: string;
  readonly predicted: string;
  /** From a calibration that had not seen the example either. */
  readonly confidence: number;
  readonly right: boolean;
  readonly familiar: boolean;
  /** The share of the example, 0..1, that the other examples know. */
  readonly knownShare: number;
}

/** The quality of a model as its out-of-fold predictions show it; plain JSON, shares in 0..1. */
export interface OutOfFoldMetrics {
  /** Examples with an out-of-fold prediction; without any, every share is 0. */
  readonly evaluated: number;
  readonly accuracy: number;
  readonly macroF1: number;
  /** Expected calibration error over 15 bins. */
  readonly ece: number;
  /** The share that is answered when 95, 97 or 99 % of the answers have to be right. */
  readonly coverageAt: {
    readonly '0.95': number;
    readonly '0.97': number;
    readonly '0.99': number;
  };
  readonly atThreshold: {
    readonly threshold: number;
    readonly coverage: number;
    readonly accuracy: number;
  };
  /** The share of evaluated examples that are familiar. */
  readonly familiar: number;
  readonly perIntent: readonly (IntentQuality & { readonly examples: number })[];
}

const THRESHOLD = 0.75;

/** Sums up out-of-fold predictions; `examples` counts the examples of each intent. */
export function summarize(
  predictions: readonly OutOfFoldPrediction[],
  examples: ReadonlyMap<string, number>,
): OutOfFoldMetrics {
  const familiar = predictions.filter((prediction) => prediction.familiar).length;
  return {
    evaluated: predictions.length,
    accuracy: accuracy(predictions),
    macroF1: macroF1(predictions),
    ece: expectedCalibrationError(predictions),
    coverageAt: {
      '0.95': coverageAtAccuracy(predictions, 0.95),
      '0.97': coverageAtAccuracy(predictions, 0.97),
      '0.99': coverageAtAccuracy(predictions, 0.99),
    },
    atThreshold: atThreshold(predictions, THRESHOLD),
    familiar: predictions.length === 0 ? 0 : familiar / predictions.length,
    perIntent: intentQuality(predictions, [...examples.keys()]).map((quality) => ({
      ...quality,
      examples: examples.get(quality.intent)!,
    })),
  };
}
