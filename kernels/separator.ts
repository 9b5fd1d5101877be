// Separates one class from all others: a support vector machine in its dual form, by coordinate
// descent with shrinking (Hsieh et al. 2008, "A dual coordinate descent method for large-scale
// linear SVM", algorithm 3): L2-regularised squared hinge with a regularised bias. Everything is an
// address in the imported memory: f32 or i32. A row is sparse (its features and their values) with
// a dense tail, whose weights follow those of the features.

let rowCount: i32;
let featureCount: i32;
let tail: i32;

let offsets: usize;
let features: usize;
let values: usize;
let tails: usize;
let labels: usize;
let curvatures: usize;

let weights: usize;
let coefficients: usize;
let active: usize;

let random: u32 = 1;
let bias: f32 = 0;

/** The sizes. */
export function setShape(rows: i32, sparse: i32, dense: i32): void {
  rowCount = rows;
  featureCount = sparse;
  tail = dense;
}

/** The rows, their classes, and their curvature in the dual. */
export function setRows(
  rowOffsets: usize,
  rowFeatures: usize,
  rowValues: usize,
  rowTails: usize,
  rowLabels: usize,
  rowCurvatures: usize,
): void {
  offsets = rowOffsets;
  features = rowFeatures;
  values = rowValues;
  tails = rowTails;
  labels = rowLabels;
  curvatures = rowCurvatures;
}

/** Room for the weights of all features and of the tail, and twice one number for each row. */
export function setScratch(target: usize, duals: usize, order: usize): void {
  weights = target;
  coefficients = duals;
  active = order;
}

function at(base: usize, index: i32): usize {
  return base + ((<usize>index) << 2);
}

/** A number below `limit`, by xorshift32 (Marsaglia 2003). */
function below(limit: i32): i32 {
  random ^= random << 13;
  random ^= random >> 17;
  random ^= random << 5;
  return <i32>(random % <u32>limit);
}

function swap(left: i32, right: i32): void {
  const other = load<i32>(at(active, left));
  store<i32>(at(active, left), load<i32>(at(active, right)));
  store<i32>(at(active, right), other);
}

/**
 * Separates class `label` from the others at the given price of a violated margin. Leaves the signed
 * dual coefficients, whose sum is the bias that it gives, and the weights.
 */
export function separate(label: i32, cost: f32, tolerance: f32, mostPasses: i32, seed: u32): f32 {
  random = seed | 1;
  bias = 0;
  memory.fill(weights, 0, (<usize>(featureCount + tail)) << 2);
  memory.fill(coefficients, 0, (<usize>rowCount) << 2);
  for (let row = 0; row < rowCount; row++) store<i32>(at(active, row), row);
  const softness: f32 = <f32>1 / (<f32>2 * cost);
  let activeRows = rowCount;
  let shrinkAbove: f32 = Infinity;
  for (let pass = 0; pass < mostPasses; pass++) {
    let highest: f32 = -Infinity;
    let lowest: f32 = Infinity;
    for (let position = 0; position < activeRows; position++) {
      // A Fisher–Yates shuffle on the way.
      swap(position, position + below(activeRows - position));
      const row = load<i32>(at(active, position));
      const sign: f32 = load<i32>(at(labels, row)) == label ? 1 : -1;
      const alpha = load<f32>(at(coefficients, row)) * sign;
      const gradient = sign * (dot(row) + bias) - <f32>1 + alpha * softness;
      if (alpha == 0 && gradient > shrinkAbove) {
        swap(position--, --activeRows);
        continue;
      }
      const projected = alpha == 0 ? min(gradient, <f32>0) : gradient;
      highest = max(highest, projected);
      lowest = min(lowest, projected);
      if (projected == 0) continue;
      const moved = max(alpha - gradient / load<f32>(at(curvatures, row)), <f32>0);
      const step = (moved - alpha) * sign;
      store<f32>(at(coefficients, row), moved * sign);
      bias += step;
      move(row, step);
    }
    if (highest - lowest > tolerance) {
      shrinkAbove = highest <= 0 ? Infinity : highest;
    } else {
      // Solved for the rows still active; the shrunken ones get a last look.
      if (activeRows == rowCount) break;
      activeRows = rowCount;
      shrinkAbove = Infinity;
    }
  }
  return bias;
}

/** The product of a row and the weights: four sums side by side, or each would wait for the last. */
function dot(row: i32): f32 {
  const last = at(features, load<i32>(at(offsets, row), 4));
  let feature = at(features, load<i32>(at(offsets, row)));
  let value = feature - features + values;
  let a: f32 = 0;
  let b: f32 = 0;
  let c: f32 = 0;
  let d: f32 = 0;
  for (; feature + 16 <= last; feature += 16) {
    a += load<f32>(at(weights, load<i32>(feature))) * load<f32>(value);
    b += load<f32>(at(weights, load<i32>(feature, 4))) * load<f32>(value, 4);
    c += load<f32>(at(weights, load<i32>(feature, 8))) * load<f32>(value, 8);
    d += load<f32>(at(weights, load<i32>(feature, 12))) * load<f32>(value, 12);
    value += 16;
  }
  for (; feature < last; feature += 4) {
    a += load<f32>(at(weights, load<i32>(feature))) * load<f32>(value);
    value += 4;
  }
  return a + b + (c + d) + dotTail(row);
}

function dotTail(row: i32): f32 {
  const from = tails + ((<usize>row * tail) << 2);
  const own = at(weights, featureCount);
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  const bytes = (<usize>tail) << 2;
  let i: usize = 0;
  for (; i + 64 <= bytes; i += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(own + i), v128.load(from + i)));
    b = f32x4.add(b, f32x4.mul(v128.load(own + i, 16), v128.load(from + i, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(own + i, 32), v128.load(from + i, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(own + i, 48), v128.load(from + i, 48)));
  }
  let sum: f32 = 0;
  for (; i < bytes; i += 4) sum += load<f32>(own + i) * load<f32>(from + i);
  const total = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  return (
    sum +
    f32x4.extract_lane(total, 0) +
    f32x4.extract_lane(total, 1) +
    f32x4.extract_lane(total, 2) +
    f32x4.extract_lane(total, 3)
  );
}

/** Adds a multiple of a row to the weights. */
function move(row: i32, step: f32): void {
  const end = load<i32>(at(offsets, row), 4);
  for (let i = load<i32>(at(offsets, row)); i < end; i++) {
    const place = at(weights, load<i32>(at(features, i)));
    store<f32>(place, load<f32>(place) + step * load<f32>(at(values, i)));
  }
  const from = tails + ((<usize>row * tail) << 2);
  const own = at(weights, featureCount);
  const factor = f32x4.splat(step);
  const bytes = (<usize>tail) << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    v128.store(own + i, f32x4.add(v128.load(own + i), f32x4.mul(factor, v128.load(from + i))));
  }
  for (; i < bytes; i += 4) store<f32>(own + i, load<f32>(own + i) + step * load<f32>(from + i));
}
