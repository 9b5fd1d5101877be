/** What several members say about the same rows: for each the scores of all classes, row by row. */
export interface BlendedRows {
  readonly scores: readonly Float32Array[];
  readonly labels: ArrayLike<number>;
  readonly classes: number;
}

/** What is believed before any row is seen: the first member alone, and a little of the others. */
const FIRST = 1;
const OTHERS = 0.1;
/** How many rows of ordinary curvature that belief outweighs. */
const PRECISION = 10;
const MOST_SWEEPS = 60;
/** Weights that moved less than this stay. */
const SETTLED = 1e-3;

/** The weighted sum of the members' scores. */
export function blendScores(
  scores: readonly ArrayLike<number>[],
  weights: readonly number[],
): Float64Array {
  const blended = new Float64Array(scores[0]!.length);
  scores.forEach((own, member) => {
    const weight = weights[member]!;
    for (let label = 0; label < blended.length; label++) blended[label]! += weight * own[label]!;
  });
  return blended;
}

/**
 * Weights of a logarithmic opinion pool (Genest & Zidek 1986), none negative: those under which the
 * classes of the rows are most probable in a softmax of the blended scores. The loss is convex;
 * each weight in turn takes a Newton step.
 */
export function fitBlend(rows: BlendedRows): number[] {
  const beliefs = rows.scores.map((_, member): number => (member === 0 ? FIRST : OTHERS));
  const weights = [...beliefs];
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let moved = 0;
    weights.forEach((weight, member) => {
      const { gradient, curvature } = slopeOf(rows, weights, member);
      const pull = PRECISION * (weight - beliefs[member]!);
      const next = Math.max(weight - (gradient + pull) / (curvature + PRECISION), 0);
      moved = Math.max(moved, Math.abs(next - weight));
      weights[member] = next;
    });
    if (moved < SETTLED) break;
  }
  return weights;
}

/** The derivatives of the loss by the weight of one member. */
function slopeOf(
  { scores, labels, classes }: BlendedRows,
  weights: readonly number[],
  member: number,
): { gradient: number; curvature: number } {
  let gradient = 0;
  let curvature = 0;
  const odds = new Float64Array(classes);
  for (let row = 0; row < labels.length; row++) {
    const start = row * classes;
    let best = -Infinity;
    for (let label = 0; label < classes; label++) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * scores[i]![start + label]!;
      odds[label] = sum;
      if (sum > best) best = sum;
    }
    let total = 0;
    let mean = 0;
    let square = 0;
    for (let label = 0; label < classes; label++) {
      const share = Math.exp(odds[label]! - best);
      const score = scores[member]![start + label]!;
      total += share;
      mean += share * score;
      square += share * score * score;
    }
    mean /= total;
    gradient += mean - scores[member]![start + labels[row]!]!;
    curvature += square / total - mean * mean;
  }
  return { gradient, curvature };
}
