import { seededRandom, shuffle } from '../../src/triage/core/classifier/random.js';

/** Sparse rows: columns and values of one message. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** What is to be learned of a message: its class, and whether it is angry. */
export interface Target {
  readonly label: number;
  readonly angry: boolean;
}

export interface FitOptions {
  readonly classes: number;
  readonly columns: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** What a miss by one class weighs beside the right one, 0 to 1: levels have an order. */
  readonly smoothing: number;
}

/** Weights by column and output, and biases: the classes, then anger. */
export interface Fitted {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/**
 * Softmax regression of the classes and a logistic one of anger, by AdaGrad (Duchi et al. 2011) with
 * L2 decay, over messages in an order that is always the same.
 */
export function fitOutputs(
  rows: readonly SparseRow[],
  targets: readonly Target[],
  options: FitOptions,
): Fitted {
  const outputs = options.classes + 1;
  const weights = new Float64Array(options.columns * outputs);
  const squares = new Float64Array(weights.length).fill(1e-3);
  const biases = new Float64Array(outputs);
  const random = seededRandom(1);
  const order = rows.map((_, at) => at);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.rate / (1 + epoch * 0.15);
    for (const at of order) {
      const row = rows[at]!;
      const errors = errorsOf(sumsOf(row, weights, biases), targets[at]!, options);
      step(row, errors, { weights, squares, biases }, rate, options.decay);
    }
  }
  return { weights, biases };
}

/** The outputs of a row before they become probabilities. */
export function sumsOf(row: SparseRow, weights: Float64Array, biases: Float64Array): Float64Array {
  const sums = Float64Array.from(biases);
  for (let at = 0; at < row.columns.length; at++) {
    const begin = row.columns[at]! * biases.length;
    for (let output = 0; output < biases.length; output++)
      sums[output]! += row.values[at]! * weights[begin + output]!;
  }
  return sums;
}

/** Probabilities less what they should have been; turns the sums into them. */
function errorsOf(sums: Float64Array, target: Target, options: FitOptions): Float64Array {
  const { classes, smoothing } = options;
  let most = -Infinity;
  for (let output = 0; output < classes; output++) most = Math.max(most, sums[output]!);
  let total = 0;
  for (let output = 0; output < classes; output++)
    total += sums[output] = Math.exp(sums[output]! - most);
  for (let output = 0; output < classes; output++) {
    const isNear = Math.abs(output - target.label) === 1;
    const wanted = output === target.label ? 1 - smoothing : isNear ? smoothing / 2 : 0;
    sums[output] = sums[output]! / total - wanted;
  }
  sums[classes] = 1 / (1 + Math.exp(-sums[classes]!)) - Number(target.angry);
  return sums;
}

function step(
  row: SparseRow,
  errors: Float64Array,
  state: Fitted & { readonly squares: Float64Array },
  rate: number,
  decay: number,
): void {
  const { weights, squares, biases } = state;
  for (let at = 0; at < row.columns.length; at++) {
    const begin = row.columns[at]! * errors.length;
    const value = row.values[at]!;
    for (let output = 0; output < errors.length; output++) {
      const place = begin + output;
      const slope = errors[output]! * value + decay * weights[place]!;
      squares[place]! += slope * slope;
      weights[place]! -= (rate * slope) / Math.sqrt(squares[place]!);
    }
  }
  for (let output = 0; output < errors.length; output++)
    biases[output]! -= rate * 0.05 * errors[output]!;
}
