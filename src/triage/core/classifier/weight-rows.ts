import type { ByteRows } from './rows/byte-rows.js';

/**
 * The weights of all classes, one row per feature so that scoring a message reads few rows:
 * weight = scale[feature] · row[feature · classes + class]. One byte per weight is a quarter of
 * the size and costs no accuracy, because its rounding averages out over a message's features.
 */
export interface WeightRows {
  readonly classes: number;
  readonly scales: Float32Array;
  readonly rows: ByteRows;
  readonly biases: Float32Array;
}

/** The raw score of each class for a message given by its known features and their values. */
export function scoreAll(
  { scales, rows, biases }: WeightRows,
  features: ArrayLike<number>,
  values: ArrayLike<number>,
): Float64Array {
  const amounts = new Float32Array(features.length);
  for (let i = 0; i < amounts.length; i++) amounts[i] = values[i]! * scales[features[i]!]!;
  const sums = biases.slice();
  rows.addUp(features, amounts, sums);
  return Float64Array.from(sums);
}

/** Adds what the tail of a message says; its weights are the last. */
export function addTail(
  { classes, scales, rows }: WeightRows,
  tail: Float32Array,
  scores: Float64Array,
): void {
  const first = scales.length - tail.length;
  const sums = new Float32Array(classes);
  rows.addUp(
    Int32Array.from(tail, (_, i) => first + i),
    tail.map((value, i) => value * scales[first + i]!),
    sums,
  );
  for (let label = 0; label < classes; label++) scores[label]! += sums[label]!;
}

/** The weight of one feature for one class. */
export function weightOf({ classes, scales, rows }: WeightRows, feature: number, label: number) {
  return scales[feature]! * rows.bytes[feature * classes + label]!;
}

/** The weight of each of some features for one class beyond its mean over the classes. */
export function leadsOf(
  { classes, scales, rows }: WeightRows,
  features: ArrayLike<number>,
  label: number,
): Float32Array {
  const direction = new Float32Array(classes).fill(-1 / classes);
  direction[label]! += 1;
  return rows.multiply(features, direction).map((lead, i) => lead * scales[features[i]!]!);
}
