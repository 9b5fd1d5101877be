import { seededRandom } from '../classifier/random.js';
import { normalizeRows, type Rows } from './rows.js';

const ROUNDS = 12;
/** Directions that are sought beside those that are wanted: the last of these come faster so. */
const BESIDE = 8;

/**
 * The rows by their directions of greatest variance, of length 1: what all of them share is taken out,
 * and so is what tells hardly any two apart.
 */
export function ontoPrincipalDirections(rows: Rows, wanted: number, seed: number): Rows {
  const centred = withoutMean(rows);
  const kept = Math.min(wanted, rows.dimensions);
  const directions = leadingDirections(covarianceOf(centred), rows.dimensions, kept, seed);
  const turned = project(centred, directions, kept);
  normalizeRows(turned);
  return turned;
}

/** Each row as its inner products with so many directions, which stand one after the other. */
function project(rows: Rows, directions: Float64Array, count: number): Rows {
  const { dimensions } = rows;
  const values = new Float32Array(rows.count * count);
  for (let row = 0; row < rows.count; row++) {
    const from = row * dimensions;
    for (let direction = 0; direction < count; direction++) {
      const along = direction * dimensions;
      let sum = 0;
      for (let i = 0; i < dimensions; i++) sum += rows.values[from + i]! * directions[along + i]!;
      values[row * count + direction] = sum;
    }
  }
  return { values, count: rows.count, dimensions: count };
}

function withoutMean({ values, count, dimensions }: Rows): Rows {
  const mean = new Float64Array(dimensions);
  const centred = values.slice();
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < dimensions; i++) mean[i]! += values[row * dimensions + i]! / count;
  }
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < dimensions; i++) centred[row * dimensions + i]! -= mean[i]!;
  }
  return { values: centred, count, dimensions };
}

/** The sum of the outer products of the rows, by their number; symmetric, row by row. */
function covarianceOf({ values, count, dimensions }: Rows): Float64Array {
  const covariance = new Float64Array(dimensions * dimensions);
  for (let row = 0; row < count; row++) {
    const from = row * dimensions;
    for (let i = 0; i < dimensions; i++) {
      const own = values[from + i]! / count;
      const to = i * dimensions;
      for (let j = i; j < dimensions; j++) covariance[to + j]! += own * values[from + j]!;
    }
  }
  for (let i = 0; i < dimensions; i++) {
    for (let j = 0; j < i; j++) covariance[i * dimensions + j] = covariance[j * dimensions + i]!;
  }
  return covariance;
}

/** The eigenvectors of the greatest eigenvalues of a symmetric matrix, by orthogonal iteration. */
function leadingDirections(
  matrix: Float64Array,
  size: number,
  wanted: number,
  seed: number,
): Float64Array {
  const count = Math.min(size, wanted + BESIDE);
  const random = seededRandom(seed);
  let directions = Float64Array.from({ length: count * size }, () => random() - 0.5);
  orthogonalize(directions, count, size);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(count * size);
    for (let direction = 0; direction < count; direction++) {
      for (let i = 0; i < size; i++) {
        let sum = 0;
        for (let j = 0; j < size; j++) {
          sum += matrix[i * size + j]! * directions[direction * size + j]!;
        }
        next[direction * size + i] = sum;
      }
    }
    orthogonalize(next, count, size);
    directions = next;
  }
  return directions.slice(0, wanted * size);
}

/** Gram–Schmidt in place; a direction of which nothing is left becomes zero. */
function orthogonalize(directions: Float64Array, count: number, size: number): void {
  for (let own = 0; own < count; own++) {
    const at = own * size;
    for (let earlier = 0; earlier < own; earlier++) {
      const from = earlier * size;
      let shared = 0;
      for (let i = 0; i < size; i++) shared += directions[at + i]! * directions[from + i]!;
      for (let i = 0; i < size; i++) directions[at + i]! -= shared * directions[from + i]!;
    }
    let squares = 0;
    for (let i = 0; i < size; i++) squares += directions[at + i]! ** 2;
    const scale = squares > 1e-18 ? 1 / Math.sqrt(squares) : 0;
    for (let i = 0; i < size; i++) directions[at + i]! *= scale;
  }
}
