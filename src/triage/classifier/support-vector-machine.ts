import { seededRandom, shuffle } from './random.js';
import { dot, type SparseMatrix } from './sparse-matrix.js';

/** Price of a violated margin, C. */
const COST = 1;
/** Solved when the projected gradients of all rows lie within this range. */
const TOLERANCE = 1e-2;
const MOST_PASSES = 300;

/** A linear separation of one class from all others. */
export interface Separation {
  /** One per feature; reused by the next call. */
  readonly weights: Float64Array;
  readonly bias: number;
  /** The signed dual coefficient of each row: weights = Σ coefficient · row, bias = Σ coefficient. */
  readonly coefficients: Float64Array;
}

/**
 * One-vs-rest support vector machine: L2-regularised squared hinge with a regularised bias, solved
 * in the dual by coordinate descent with shrinking (Hsieh et al. 2008, "A dual coordinate descent
 * method for large-scale linear SVM", algorithm 3). Scores aim at +1 inside and −1 outside.
 */
export class SupportVectorMachine {
  readonly #matrix: SparseMatrix;
  readonly #labels: Int32Array;
  readonly #seed: number;
  readonly #weights: Float64Array;
  /** Curvature of the dual per row: squared length, 1 for the bias, 1/2C for the squared hinge. */
  readonly #curvature: Float64Array;

  /** `labels` holds the class of each row of `matrix`. */
  constructor(matrix: SparseMatrix, labels: Int32Array, features: number, seed: number) {
    this.#matrix = matrix;
    this.#labels = labels;
    this.#seed = seed;
    this.#weights = new Float64Array(features);
    this.#curvature = Float64Array.from(labels, (_, row) => {
      let squaredLength = 0;
      for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
        squaredLength += matrix.values[i]! ** 2;
      }
      return squaredLength + 1 + 1 / (2 * COST);
    });
  }

  /** Separates the rows of class `label` from all other rows. */
  separate(label: number): Separation {
    const weights = this.#weights.fill(0);
    const rows = this.#labels.length;
    const coefficients = new Float64Array(rows);
    const active = Int32Array.from({ length: rows }, (_, row) => row);
    const random = seededRandom(this.#seed + label);
    let bias = 0;
    let activeRows = rows;
    let shrinkAbove = Infinity;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      let highest = -Infinity;
      let lowest = Infinity;
      shuffle(active, random, activeRows);
      for (let position = 0; position < activeRows; position++) {
        const row = active[position]!;
        const sign = this.#labels[row] === label ? 1 : -1;
        const alpha = coefficients[row]! * sign;
        const score = dot(this.#matrix, row, weights) + bias;
        const gradient = sign * score - 1 + alpha / (2 * COST);
        if (alpha === 0 && gradient > shrinkAbove) {
          active[position--] = active[--activeRows]!;
          active[activeRows] = row;
          continue;
        }
        const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
        if (projected > highest) highest = projected;
        if (projected < lowest) lowest = projected;
        if (projected === 0) continue;
        const moved = Math.max(alpha - gradient / this.#curvature[row]!, 0);
        const step = (moved - alpha) * sign;
        coefficients[row] = moved * sign;
        bias += step;
        this.#move(weights, row, step);
      }
      if (highest - lowest > TOLERANCE) {
        shrinkAbove = highest <= 0 ? Infinity : highest;
      } else {
        // Solved for the rows still active; the shrunken ones get a last look.
        if (activeRows === rows) break;
        activeRows = rows;
        shrinkAbove = Infinity;
      }
    }
    return { weights, bias, coefficients };
  }

  #move(weights: Float64Array, row: number, step: number): void {
    const { features, values, offsets } = this.#matrix;
    const end = offsets[row + 1]!;
    for (let i = offsets[row]!; i < end; i++) weights[features[i]!]! += step * values[i]!;
  }
}
