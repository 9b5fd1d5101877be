import { transpose, type SparseMatrix } from './sparse-matrix.js';
import type { WeightRows } from './weight-rows.js';

/** The largest value of a signed byte that has its negative. */
const LARGEST = 127;

/** The rows of a matrix that carry a class, with their signed dual coefficients. */
export interface SupportVectors {
  readonly rows: Int32Array;
  readonly coefficients: Float32Array;
}

/** Keeps the rows whose coefficient is not zero. */
export function supportVectorsOf(coefficients: Float64Array): SupportVectors {
  const rows = Int32Array.from(coefficients.keys()).filter((row) => coefficients[row] !== 0);
  return { rows, coefficients: Float32Array.from(rows, (row) => coefficients[row]!) };
}

/** Adds up the support vectors of every class, feature by feature: no dense matrix of floats. */
export function addUp(
  matrix: SparseMatrix,
  features: number,
  supports: readonly SupportVectors[],
): WeightRows {
  const classes = supports.length;
  const byFeature = transpose(matrix, features);
  const byRow = classesOfRows(matrix.offsets.length - 1, supports);
  const scales = new Float32Array(features);
  const rows = new Int8Array(features * classes);
  const sums = new Float64Array(classes);
  for (let feature = 0; feature < features; feature++) {
    sums.fill(0);
    for (let i = byFeature.offsets[feature]!; i < byFeature.offsets[feature + 1]!; i++) {
      const row = byFeature.features[i]!;
      const value = byFeature.values[i]!;
      for (let k = byRow.offsets[row]!; k < byRow.offsets[row + 1]!; k++) {
        sums[byRow.features[k]!]! += value * byRow.values[k]!;
      }
    }
    const largest = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
    if (largest === 0) continue;
    scales[feature] = largest / LARGEST;
    const start = feature * classes;
    for (let label = 0; label < classes; label++) {
      rows[start + label] = Math.round((sums[label]! / largest) * LARGEST);
    }
  }
  const biases = Float32Array.from(supports, (of) => of.coefficients.reduce((a, b) => a + b, 0));
  return { classes, scales, rows, biases };
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
