// A network of one hidden layer: hidden = max(0, x·inner + bias), scores = hidden·outer + bias.
// Everything is an address in the imported memory: f32 or i32, matrices row by row. A row of input
// is sparse (its features and their values) with a dense tail; the numbers of the tail's features
// follow those of the sparse ones, and the row of the bias follows them all.
// Training is Adam (Kingma & Ba 2015), where only the rows that a batch touches move and the units
// of a row share one mean square, which saves a third of the time and costs no accuracy.

const DECAY_OF_MEAN: f32 = 0.9;
const DECAY_OF_SQUARE: f32 = 0.999;
const SMALLEST_STEP: f32 = 1e-8;
/** Hidden units whose sums are kept in registers at once. */
const STRIPE = 32;
/** Any bit of the generator's middle is a fair coin; eight of them are a number below 256. */
const COIN: u32 = 0x10000;
const DRAW_SHIFT: u32 = 9;
const DRAWS: u32 = 256;

let hiddenUnits: i32;
let classes: i32;
let paddedClasses: i32;
let sparseFeatures: i32;
let tail: i32;

let inner: usize;
let innerMean: usize;
let innerSquare: usize;
let outer: usize;
let outerMean: usize;
let outerSquare: usize;
let outerGradient: usize;

let offsets: usize;
let features: usize;
let values: usize;
let tails: usize;
let labels: usize;

let hidden: usize;
let blame: usize;
let scores: usize;
let rowGradient: usize;
let entryFeature: usize;
let entryValue: usize;
let entryRow: usize;
let entryNext: usize;
let firstEntry: usize;
let touched: usize;

let random: u32 = 1;
let keptDraws: u32 = 128;
let surplus: f32 = 2;

/** The sizes; hidden units are a multiple of 32, padded classes of 4. */
export function setShape(units: i32, sparse: i32, dense: i32, all: i32, padded: i32): void {
  hiddenUnits = units;
  sparseFeatures = sparse;
  tail = dense;
  classes = all;
  paddedClasses = padded;
}

/**
 * Weights of both layers, each with the two moments of its gradient. Without a place for the first
 * moment (0) the inner weights are moved by the gradient of the batch alone.
 */
export function setWeights(
  first: usize,
  firstMean: usize,
  firstSquare: usize,
  second: usize,
  secondMean: usize,
  secondSquare: usize,
  secondGradient: usize,
): void {
  inner = first;
  innerMean = firstMean;
  innerSquare = firstSquare;
  outer = second;
  outerMean = secondMean;
  outerSquare = secondSquare;
  outerGradient = secondGradient;
}

/** The rows to learn from or to score. */
export function setRows(
  rowOffsets: usize,
  rowFeatures: usize,
  rowValues: usize,
  rowTails: usize,
  rowLabels: usize,
): void {
  offsets = rowOffsets;
  features = rowFeatures;
  values = rowValues;
  tails = rowTails;
  labels = rowLabels;
}

/** Room for one batch; `first` holds −1 for every feature. */
export function setScratch(
  activations: usize,
  gradients: usize,
  output: usize,
  numbers: usize,
  amounts: usize,
  owners: usize,
  next: usize,
  first: usize,
  list: usize,
  gradient: usize,
): void {
  hidden = activations;
  blame = gradients;
  scores = output;
  entryFeature = numbers;
  entryValue = amounts;
  entryRow = owners;
  entryNext = next;
  firstEntry = first;
  touched = list;
  rowGradient = gradient;
}

export function setSeed(seed: u32): void {
  random = seed | 1;
}

/** Of 256 sparse features so many are kept while learning. */
export function setKept(draws: u32): void {
  keptDraws = draws;
  surplus = <f32>DRAWS / <f32>draws;
}

/** xorshift32 (Marsaglia 2003). */
function toss(): u32 {
  random ^= random << 13;
  random ^= random >> 17;
  random ^= random << 5;
  return random;
}

function heads(): bool {
  return (toss() & COIN) != 0;
}

function isDropped(): bool {
  return ((toss() >> DRAW_SHIFT) & (DRAWS - 1)) >= keptDraws;
}

function at(base: usize, index: i32): usize {
  return base + ((<usize>index) << 2);
}

/** The scores of one row, not dropping anything. */
export function score(row: i32, target: usize): void {
  const entries = read(row, 0, 0, false);
  activate(0, entries, hidden, false);
  project(hidden, target);
}

/**
 * Learns from `count` rows listed at `rows`. Half of the tail and of the hidden units are dropped
 * and the others doubled (Srivastava et al. 2014), and of the sparse features what is not kept;
 * `smoothing` of the probability is shared out among all classes. The corrections are 1 − decay^step.
 */
export function learn(
  rows: usize,
  count: i32,
  rate: f32,
  meanCorrection: f32,
  squareCorrection: f32,
  smoothing: f32,
): void {
  const width = (<usize>hiddenUnits) << 2;
  memory.fill(outerGradient, 0, (<usize>(hiddenUnits + 1) * paddedClasses) << 2);
  let entries = 0;
  let features = 0;
  for (let position = 0; position < count; position++) {
    const row = load<i32>(at(rows, position));
    const start = entries;
    entries = read(row, entries, position, true);
    features = link(start, entries, features);
    const units = hidden + <usize>position * width;
    activate(start, entries, units, true);
    project(units, scores);
    accuse(load<i32>(at(labels, row)), smoothing);
    backpropagate(units, blame + <usize>position * width);
  }
  const step = f32x4.splat(rate / meanCorrection);
  const innerStep = innerMean ? step : f32x4.splat(rate);
  const correction: f32 = <f32>1 / squareCorrection;
  moveOuter(step, f32x4.splat(correction));
  for (let i = 0; i < features; i++) moveFeature(load<i32>(at(touched, i)), innerStep, correction);
  moveBias(count, innerStep, correction);
}

/** Lists the entries of a row from number `entry` on; gives the number after the last. */
function read(row: i32, entry: i32, owner: i32, dropping: bool): i32 {
  const end = load<i32>(at(offsets, row), 4);
  for (let i = load<i32>(at(offsets, row)); i < end; i++) {
    if (dropping && isDropped()) continue;
    const value = load<f32>(at(values, i));
    store<i32>(at(entryFeature, entry), load<i32>(at(features, i)));
    store<f32>(at(entryValue, entry), dropping ? surplus * value : value);
    store<i32>(at(entryRow, entry++), owner);
  }
  const dense = tails + ((<usize>row * tail) << 2);
  for (let i = 0; i < tail; i++) {
    if (dropping && heads()) continue;
    const value = load<f32>(at(dense, i));
    store<i32>(at(entryFeature, entry), sparseFeatures + i);
    store<f32>(at(entryValue, entry), dropping ? value + value : value);
    store<i32>(at(entryRow, entry++), owner);
  }
  return entry;
}

/** Chains the entries of each feature, and lists the features; gives how many there are now. */
function link(start: i32, end: i32, count: i32): i32 {
  for (let entry = start; entry < end; entry++) {
    const feature = load<i32>(at(entryFeature, entry));
    const first = load<i32>(at(firstEntry, feature));
    if (first < 0) store<i32>(at(touched, count++), feature);
    store<i32>(at(entryNext, entry), first);
    store<i32>(at(firstEntry, feature), entry);
  }
  return count;
}

/**
 * The hidden units of the entries from `start` to `end`. Whole rows of weights are read one after
 * the other, four at once, because that is what the memory is quickest at.
 */
function activate(start: i32, end: i32, target: usize, dropping: bool): void {
  const width = (<usize>hiddenUnits) << 2;
  memory.copy(target, inner + <usize>(sparseFeatures + tail) * width, width);
  let entry = start;
  for (; entry + 4 <= end; entry += 4) {
    const one = weightsOf(entry);
    const two = weightsOf(entry + 1);
    const three = weightsOf(entry + 2);
    const four = weightsOf(entry + 3);
    const v = v128.load32_splat(at(entryValue, entry));
    const w = v128.load32_splat(at(entryValue, entry), 4);
    const x = v128.load32_splat(at(entryValue, entry), 8);
    const y = v128.load32_splat(at(entryValue, entry), 12);
    for (let unit: usize = 0; unit < width; unit += 16) {
      const left = f32x4.add(
        f32x4.mul(v, v128.load(one + unit)),
        f32x4.mul(w, v128.load(two + unit)),
      );
      const right = f32x4.add(
        f32x4.mul(x, v128.load(three + unit)),
        f32x4.mul(y, v128.load(four + unit)),
      );
      v128.store(target + unit, f32x4.add(v128.load(target + unit), f32x4.add(left, right)));
    }
  }
  for (; entry < end; entry++) {
    const weights = weightsOf(entry);
    const value = v128.load32_splat(at(entryValue, entry));
    for (let unit: usize = 0; unit < width; unit += 16) {
      const product = f32x4.mul(value, v128.load(weights + unit));
      v128.store(target + unit, f32x4.add(v128.load(target + unit), product));
    }
  }
  const zero = f32x4.splat(0);
  for (let unit: usize = 0; unit < width; unit += 16) {
    v128.store(target + unit, f32x4.pmax(zero, v128.load(target + unit)));
  }
  if (!dropping) return;
  for (let unit = 0; unit < hiddenUnits; unit++) {
    const place = at(target, unit);
    const value = load<f32>(place);
    if (value > 0) store<f32>(place, heads() ? 0 : value + value);
  }
}

/** The weights of an entry's feature. */
function weightsOf(entry: i32): usize {
  return inner + ((<usize>load<i32>(at(entryFeature, entry)) * hiddenUnits) << 2);
}

/** The scores that the hidden units come to; a unit that is zero costs nothing. */
function project(units: usize, target: usize): void {
  const width = (<usize>paddedClasses) << 2;
  memory.copy(target, outer + <usize>hiddenUnits * width, width);
  for (let unit = 0; unit < hiddenUnits; unit++) {
    const value = load<f32>(at(units, unit));
    if (value == 0) continue;
    const factor = f32x4.splat(value);
    const weights = outer + <usize>unit * width;
    for (let i: usize = 0; i < width; i += 16) {
      v128.store(
        target + i,
        f32x4.add(v128.load(target + i), f32x4.mul(factor, v128.load(weights + i))),
      );
    }
  }
}

/** Turns scores into the gradient of the cross-entropy with the smoothed label. */
function accuse(label: i32, smoothing: f32): void {
  let best = load<f32>(scores);
  for (let i = 1; i < classes; i++) best = max(best, load<f32>(at(scores, i)));
  let sum: f32 = 0;
  for (let i = 0; i < classes; i++) {
    const odds = Mathf.exp(load<f32>(at(scores, i)) - best);
    sum += odds;
    store<f32>(at(scores, i), odds);
  }
  const share = smoothing / <f32>classes;
  for (let i = 0; i < classes; i++) {
    const target: f32 = i == label ? <f32>1 - smoothing + share : share;
    store<f32>(at(scores, i), load<f32>(at(scores, i)) / sum - target);
  }
  for (let i = classes; i < paddedClasses; i++) store<f32>(at(scores, i), 0);
}

/** Adds to the gradient of the outer weights; leaves the gradient of the hidden units in `target`. */
function backpropagate(units: usize, target: usize): void {
  const width = (<usize>paddedClasses) << 2;
  const bias = outerGradient + <usize>hiddenUnits * width;
  for (let i: usize = 0; i < width; i += 16) {
    v128.store(bias + i, f32x4.add(v128.load(bias + i), v128.load(scores + i)));
  }
  for (let unit = 0; unit < hiddenUnits; unit++) {
    const value = load<f32>(at(units, unit));
    if (value == 0) {
      store<f32>(at(target, unit), 0);
      continue;
    }
    const factor = f32x4.splat(value);
    const weights = outer + <usize>unit * width;
    const gradient = outerGradient + <usize>unit * width;
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < width; i += 16) {
      const error = v128.load(scores + i);
      sum = f32x4.add(sum, f32x4.mul(error, v128.load(weights + i)));
      v128.store(gradient + i, f32x4.add(v128.load(gradient + i), f32x4.mul(factor, error)));
    }
    const total = total4(sum);
    // The unit was doubled because it was not dropped.
    store<f32>(at(target, unit), total + total);
  }
}

function total4(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    f32x4.extract_lane(lanes, 2) +
    f32x4.extract_lane(lanes, 3)
  );
}

/** Moves four weights against their gradient. */
function move(
  weights: usize,
  means: usize,
  squares: usize,
  gradient: v128,
  step: v128,
  correction: v128,
): void {
  const mean = f32x4.add(
    f32x4.mul(f32x4.splat(DECAY_OF_MEAN), v128.load(means)),
    f32x4.mul(f32x4.splat(1 - DECAY_OF_MEAN), gradient),
  );
  const square = f32x4.add(
    f32x4.mul(f32x4.splat(DECAY_OF_SQUARE), v128.load(squares)),
    f32x4.mul(f32x4.splat(1 - DECAY_OF_SQUARE), f32x4.mul(gradient, gradient)),
  );
  v128.store(means, mean);
  v128.store(squares, square);
  const length = f32x4.add(f32x4.sqrt(f32x4.mul(square, correction)), f32x4.splat(SMALLEST_STEP));
  v128.store(weights, f32x4.sub(v128.load(weights), f32x4.div(f32x4.mul(step, mean), length)));
}

function moveOuter(step: v128, correction: v128): void {
  const end = (<usize>(hiddenUnits + 1) * paddedClasses) << 2;
  for (let i: usize = 0; i < end; i += 16) {
    const gradient = v128.load(outerGradient + i);
    move(outer + i, outerMean + i, outerSquare + i, gradient, step, correction);
  }
}

/** Adds up what the entries of a feature are blamed for, moves its weights, forgets the entries. */
function moveFeature(feature: i32, step: v128, correction: f32): void {
  const width = (<usize>hiddenUnits) << 2;
  const first = load<i32>(at(firstEntry, feature));
  store<i32>(at(firstEntry, feature), -1);
  let squares = f32x4.splat(0);
  for (let stripe: usize = 0; stripe < width; stripe += STRIPE << 2) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let e = a;
    let f = a;
    let g = a;
    let h = a;
    for (let entry = first; entry >= 0; entry = load<i32>(at(entryNext, entry))) {
      const gradient = blame + <usize>load<i32>(at(entryRow, entry)) * width + stripe;
      const value = v128.load32_splat(at(entryValue, entry));
      a = f32x4.add(a, f32x4.mul(value, v128.load(gradient)));
      b = f32x4.add(b, f32x4.mul(value, v128.load(gradient, 16)));
      c = f32x4.add(c, f32x4.mul(value, v128.load(gradient, 32)));
      d = f32x4.add(d, f32x4.mul(value, v128.load(gradient, 48)));
      e = f32x4.add(e, f32x4.mul(value, v128.load(gradient, 64)));
      f = f32x4.add(f, f32x4.mul(value, v128.load(gradient, 80)));
      g = f32x4.add(g, f32x4.mul(value, v128.load(gradient, 96)));
      h = f32x4.add(h, f32x4.mul(value, v128.load(gradient, 112)));
    }
    const to = rowGradient + stripe;
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    v128.store(to, e, 64);
    v128.store(to, f, 80);
    v128.store(to, g, 96);
    v128.store(to, h, 112);
    squares = f32x4.add(squares, squaresOf(a, b, c, d));
    squares = f32x4.add(squares, squaresOf(e, f, g, h));
  }
  moveRow(feature, total4(squares), step, correction);
}

function squaresOf(a: v128, b: v128, c: v128, d: v128): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b)),
    f32x4.add(f32x4.mul(c, c), f32x4.mul(d, d)),
  );
}

/** Moves the weights of one input by `rowGradient`; its units share one mean square. */
function moveRow(row: i32, squares: f32, step: v128, correction: f32): void {
  const place = at(innerSquare, row);
  const square =
    DECAY_OF_SQUARE * load<f32>(place) + ((1 - DECAY_OF_SQUARE) * squares) / <f32>hiddenUnits;
  store<f32>(place, square);
  const scaled = f32x4.mul(step, f32x4.splat(1 / (sqrt<f32>(square * correction) + SMALLEST_STEP)));
  const width = (<usize>hiddenUnits) << 2;
  const weights = inner + <usize>row * width;
  if (innerMean) blendMean(innerMean + <usize>row * width, width);
  for (let unit: usize = 0; unit < width; unit += 16) {
    const moved = f32x4.mul(scaled, v128.load(rowGradient + unit));
    v128.store(weights + unit, f32x4.sub(v128.load(weights + unit), moved));
  }
}

/** Takes `rowGradient` into the mean of an input's gradients, and the mean for it. */
function blendMean(means: usize, width: usize): void {
  const decay = f32x4.splat(DECAY_OF_MEAN);
  const fresh = f32x4.splat(1 - DECAY_OF_MEAN);
  for (let unit: usize = 0; unit < width; unit += 16) {
    const mean = f32x4.add(
      f32x4.mul(decay, v128.load(means + unit)),
      f32x4.mul(fresh, v128.load(rowGradient + unit)),
    );
    v128.store(means + unit, mean);
    v128.store(rowGradient + unit, mean);
  }
}

function moveBias(count: i32, step: v128, correction: f32): void {
  const width = (<usize>hiddenUnits) << 2;
  let squares = f32x4.splat(0);
  for (let unit: usize = 0; unit < width; unit += 16) {
    let gradient = f32x4.splat(0);
    for (let row = 0; row < count; row++) {
      gradient = f32x4.add(gradient, v128.load(blame + <usize>row * width + unit));
    }
    v128.store(rowGradient + unit, gradient);
    squares = f32x4.add(squares, f32x4.mul(gradient, gradient));
  }
  moveRow(sparseFeatures + tail, total4(squares), step, correction);
}
