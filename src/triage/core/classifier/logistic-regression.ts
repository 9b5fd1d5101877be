/** What is believed before any row is seen: a Gaussian for each coefficient. */
export interface Belief {
  readonly mean: number;
  /** The inverse variance: about how many undecided rows it outweighs. */
  readonly precision: number;
  /** The coefficient stays at or above this; −∞ by default. */
  readonly least?: number;
}

export interface LogisticRow {
  /** One value for each coefficient; 1 for an intercept. */
  readonly values: readonly number[];
  readonly positive: boolean;
}

const MOST_STEPS = 50;
/** Relative gain under which a step was the last. */
const SETTLED = 1e-9;

/** σ(x) = 1 / (1 + e^−x). */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Σ coefficient · value. */
export function inner(coefficients: readonly number[], values: readonly number[]): number {
  return coefficients.reduce((sum, coefficient, i) => sum + coefficient * values[i]!, 0);
}

/**
 * The coefficients of P(positive) = σ(inner(coefficients, values)) that are most probable given the
 * rows and the beliefs: damped Newton steps; a coefficient that would fall below its bound is held
 * there while the others move on.
 */
export function fitLogistic(rows: readonly LogisticRow[], beliefs: readonly Belief[]): number[] {
  let fitted = beliefs.map(({ mean }) => mean);
  let loss = penalizedLoss(rows, beliefs, fitted);
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = newtonStep(rows, beliefs, fitted);
    let next = fitted;
    let nextLoss = Infinity;
    for (let length = 1; length > 1e-6 && !(nextLoss <= loss); length /= 2) {
      next = fitted.map((value, i) =>
        Math.max(value + length * direction[i]!, beliefs[i]!.least ?? -Infinity),
      );
      nextLoss = penalizedLoss(rows, beliefs, next);
    }
    if (!(nextLoss <= loss)) break;
    const settled = loss - nextLoss < SETTLED * (1 + loss);
    fitted = next;
    loss = nextLoss;
    if (settled) break;
  }
  return fitted;
}

function penalizedLoss(
  rows: readonly LogisticRow[],
  beliefs: readonly Belief[],
  at: readonly number[],
): number {
  let loss = 0;
  beliefs.forEach(({ mean, precision }, i) => (loss += (precision * (at[i]! - mean) ** 2) / 2));
  for (const { values, positive } of rows) {
    const margin = (positive ? 1 : -1) * inner(at, values);
    loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }
  return loss;
}

function newtonStep(
  rows: readonly LogisticRow[],
  beliefs: readonly Belief[],
  at: readonly number[],
): number[] {
  const size = beliefs.length;
  const gradient = beliefs.map(({ mean, precision }, i) => precision * (mean - at[i]!));
  const curvature = beliefs.map(({ precision }, i) =>
    beliefs.map((_, j) => (i === j ? precision : 0)),
  );
  for (const { values, positive } of rows) {
    const probability = sigmoid(inner(at, values));
    const error = (positive ? 1 : 0) - probability;
    const variance = probability * (1 - probability);
    for (let i = 0; i < size; i++) {
      gradient[i]! += error * values[i]!;
      for (let j = 0; j < size; j++) curvature[i]![j]! += variance * values[i]! * values[j]!;
    }
  }
  const held = beliefs.map(({ least = -Infinity }, i) => at[i]! <= least && gradient[i]! < 0);
  return solve(curvature, gradient, held);
}

/** Gauss–Jordan without pivoting, which a positive definite matrix does not need. */
function solve(matrix: number[][], right: readonly number[], held: readonly boolean[]): number[] {
  const free = right.map((_, i) => i).filter((i) => !held[i]);
  const rows = free.map((i) => [...free.map((j) => matrix[i]![j]!), right[i]!]);
  rows.forEach((row, i) => {
    const pivot = row[i]!;
    for (let k = i; k < row.length; k++) row[k]! /= pivot;
    rows.forEach((other, j) => {
      const factor = other[i]!;
      if (j === i || factor === 0) return;
      for (let k = i; k < row.length; k++) other[k]! -= factor * row[k]!;
    });
  });
  const solution = right.map(() => 0);
  free.forEach((i, place) => (solution[i] = rows[place]![free.length]!));
  return solution;
}
