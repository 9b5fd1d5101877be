import { quantizeRow } from './quantize-row.js';
import { ByteRows } from './rows/byte-rows.js';
import { type SparseMatrix, transpose } from './sparse-matrix.js';
import type { Separation } from './support-vector-machine.js';
import type { WeightRows } from './weight-rows.js';

/** What carries a class: rows of a matrix with their signed dual coefficients. */
export interface SupportVectors {
  readonly rows: Int32Array;
  readonly coefficients: Float32Array;
  /** The weights of the rows' tails. */
  readonly tail: Float32Array;
}

/** Keeps the rows whose coefficient is not zero, and the weights of the tail behind the features. */
export function supportVectorsOf(
  { coefficients, weights }: Separation,
  features: number,
): SupportVectors {
  const rows = Int32Array.from(coefficients.keys()).filter((row) => coefficients[row] !== 0);
  return {
    rows,
    coefficients: Float32Array.from(rows, (row) => coefficients[row]!),
    tail: weights.slice(features),
  };
}

/**
 * The weights of every class in bytes: of the features by adding up the support vectors, feature by
 * feature, so that there is never a dense matrix of floats, and of the tail as they are.
 */
export function addUp(
  matrix: SparseMatrix,
  features: number,
  supports: readonly SupportVectors[],
): WeightRows {
  const classes = supports.length;
  const byFeature = transpose(matrix, features);
  const byRow = classesOfRows(matrix.offsets.length - 1, supports);
  const tail = supports[0]?.tail.length ?? 0;
  const scales = new Float32Array(features + tail);
  const rows = new Int8Array((features + tail) * classes);
  const sums = new Float64Array(classes);
  for (let input = 0; input < features + tail; input++) {
    sums.fill(0);
    if (input >= features)
      supports.forEach((of, label) => (sums[label] = of.tail[input - features]!));
    else {
      for (let i = byFeature.offsets[input]!; i < byFeature.offsets[input + 1]!; i++) {
        const row = byFeature.features[i]!;
        const value = byFeature.values[i]!;
        for (let k = byRow.offsets[row]!; k < byRow.offsets[row + 1]!; k++) {
          sums[byRow.features[k]!]! += value * byRow.values[k]!;
        }
      }
    }
    scales[input] = quantizeRow(sums, rows, input * classes);
  }
  const biases = Float32Array.from(supports, (of) => of.coefficients.reduce((a, b) => a + b, 0));
  return { classes, scales, rows: new ByteRows(rows, classes), biases };
}

/** The classes that each row supports, with its coefficients. */
function classesOfRows(rows: number, supports: readonly SupportVectors[]): SparseMatrix {
  const ends = new Int32Array(supports.length + 1);
  supports.forEach((of, label) => (ends[label + 1] = ends[label]! + of.rows.length));
  const features = new Int32Array(ends[supports.length]!);
  const values = new Float32Array(ends[supports.length]!);
  supports.forEach((of, label) => {
    features.set(of.rows, ends[label]);
    values.set(of.coefficients, ends[label]);
  });
  return transpose({ offsets: ends, features, values }, rows);
}
