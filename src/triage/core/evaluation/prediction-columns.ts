import type { RecordedPrediction } from './paired-prediction.js';

/** Predictions by column: names once, and numbers for them. */
export interface PredictionColumns {
  readonly intents: readonly string[];
  readonly examples: readonly string[];
  /** Places in `intents`; -1 for none. */
  readonly actual: readonly number[];
  readonly predicted: readonly number[];
  readonly confidence: readonly number[];
  readonly familiar: readonly (0 | 1)[];
}

/** Writes predictions by column. */
export function toColumns(predictions: readonly RecordedPrediction[]): PredictionColumns {
  const names = predictions.flatMap(({ actual, predicted }) => [actual, predicted]);
  const intents = [...new Set(names)].filter((name) => name !== null);
  const places = new Map(intents.map((name, place) => [name, place]));
  const placeOf = (name: string | null) => (name === null ? -1 : places.get(name)!);
  return {
    intents,
    examples: predictions.map(({ example }) => example),
    actual: predictions.map(({ actual }) => placeOf(actual)),
    predicted: predictions.map(({ predicted }) => placeOf(predicted)),
    confidence: predictions.map(({ confidence }) => confidence),
    familiar: predictions.map(({ familiar }) => (familiar ? 1 : 0)),
  };
}

/** Reads what `toColumns` wrote. */
export function fromColumns(columns: PredictionColumns): RecordedPrediction[] {
  return columns.examples.map((example, i) => ({
    example,
    actual: columns.intents[columns.actual[i]!]!,
    predicted: columns.intents[columns.predicted[i]!] ?? null,
    confidence: columns.confidence[i]!,
    familiar: columns.familiar[i] === 1,
  }));
}
