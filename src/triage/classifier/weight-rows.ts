/**
 * The weights of all classes, one row per feature so that scoring a message reads few rows:
 * weight = scale[feature] · row[feature · classes + class]. One byte per weight is a quarter of
 * the size and costs no accuracy, because its rounding averages out over a message's features.
 */
export interface WeightRows {
  readonly classes: number;
  readonly scales: Float32Array;
  readonly rows: Int8Array;
  readonly biases: Float32Array;
}

/** The raw score of each class for a message given by its known features and their values. */
export function scoreAll(
  weights: WeightRows,
  features: ArrayLike<number>,
  values: ArrayLike<number>,
): Float64Array {
  const scores = Float64Array.from(weights.biases);
  for (let i = 0; i < features.length; i++) {
    addInput(weights, features[i]!, values[i]!, scores);
  }
  return scores;
}

/** Adds what the tail of a message says; its weights are the last. */
export function addTail(weights: WeightRows, tail: Float32Array, scores: Float64Array): void {
  const first = weights.scales.length - tail.length;
  for (let i = 0; i < tail.length; i++) addInput(weights, first + i, tail[i]!, scores);
}

function addInput(
  { classes, rows, scales }: WeightRows,
  input: number,
  value: number,
  scores: Float64Array,
): void {
  const scaled = value * scales[input]!;
  const start = input * classes;
  for (let label = 0; label < classes; label++) scores[label]! += scaled * rows[start + label]!;
}

/** The weight of one feature for one class. */
export function weightOf(weights: WeightRows, feature: number, label: number): number {
  return weights.scales[feature]! * weights.rows[feature * weights.classes + label]!;
}

/** The weight of one feature for one class beyond its mean over the classes. */
export function leadOf(weights: WeightRows, feature: number, label: number): number {
  const { classes, rows, scales } = weights;
  let sum = 0;
  const start = feature * classes;
  for (let other = 0; other < classes; other++) sum += rows[start + other]!;
  return scales[feature]! * (rows[start + label]! - sum / classes);
}
