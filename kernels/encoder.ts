// The arithmetic of the sentence encoder. Everything is an address in the imported memory:
// f32 unless said otherwise, matrices row by row, widths multiples of 16.

/** Columns whose weights stand side by side: a step of the product reads them in one go. */
const GROUP = 4;

/**
 * Turns rows of f32 into i16 of at most `limit`, and tells by how much to multiply each row back.
 */
export function quantizeRows(
  source: usize,
  target: usize,
  scales: usize,
  rows: i32,
  width: i32,
  limit: f32,
): void {
  for (let row = 0; row < rows; row++) {
    let largest = f32x4.splat(0);
    for (let i = 0; i < width; i += 4) {
      largest = f32x4.max(largest, f32x4.abs(v128.load(source + ((<usize>i) << 2))));
    }
    const most = max(
      max(f32x4.extract_lane(largest, 0), f32x4.extract_lane(largest, 1)),
      max(f32x4.extract_lane(largest, 2), f32x4.extract_lane(largest, 3)),
    );
    const factor = f32x4.splat(most > 0 ? limit / most : 0);
    for (let i = 0; i < width; i += 8) {
      const from = source + ((<usize>i) << 2);
      const low = f32x4.nearest(f32x4.mul(v128.load(from), factor));
      const high = f32x4.nearest(f32x4.mul(v128.load(from, 16), factor));
      v128.store(
        target + ((<usize>i) << 1),
        i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(low), i32x4.trunc_sat_f32x4_s(high)),
      );
    }
    store<f32>(scales + ((<usize>row) << 2), most / limit);
    source += (<usize>width) << 2;
    target += (<usize>width) << 1;
  }
}

/** Adds up the lanes of four vectors of i32 into one of f32, where the sum cannot overflow. */
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  return floatSums(
    f32x4.convert_i32x4_s(a),
    f32x4.convert_i32x4_s(b),
    f32x4.convert_i32x4_s(c),
    f32x4.convert_i32x4_s(d),
  );
}

/** Adds up the lanes of each of four vectors. */
function floatSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(f32x4.shuffle(a, b, 0, 4, 1, 5), f32x4.shuffle(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(f32x4.shuffle(c, d, 0, 4, 1, 5), f32x4.shuffle(c, d, 2, 6, 3, 7));
  return f32x4.add(f32x4.shuffle(ab, cd, 0, 1, 4, 5), f32x4.shuffle(ab, cd, 2, 3, 6, 7));
}

function finish(
  total: v128,
  scale: f32,
  columnScales: v128,
  bias: v128,
  target: usize,
  add: bool,
  rectify: bool,
): void {
  const scales = f32x4.mul(f32x4.splat(scale), columnScales);
  let value = f32x4.add(f32x4.mul(total, scales), bias);
  if (add) value = f32x4.add(value, v128.load(target));
  if (rectify) value = f32x4.max(value, f32x4.splat(0));
  v128.store(target, value);
}

/**
 * target = rows × weights + bias, where rows (i16, `width` wide) and weights (i16, by groups of
 * four columns) come with their scales; `add` adds to what target holds, `rectify` cuts off below
 * zero. Whoever quantises sees to it that the sum of a quarter of the products fits 32 bits.
 */
export function multiply(
  source: usize,
  sourceScales: usize,
  rows: i32,
  width: i32,
  weights: usize,
  weightScales: usize,
  bias: usize,
  columns: i32,
  target: usize,
  add: bool,
  rectify: bool,
): void {
  const rowBytes = (<usize>width) << 1;
  const targetBytes = (<usize>columns) << 2;
  for (let column = 0; column < columns; column += GROUP) {
    const shift = (<usize>column) << 2;
    const columnScales = v128.load(weightScales + shift);
    const columnBias = v128.load(bias + shift);
    const groupStart = weights + <usize>column * rowBytes;
    let from = source;
    let to = target + shift;
    let scales = sourceScales;
    let row = 0;
    for (; row + 2 <= rows; row += 2) {
      let a0 = i32x4.splat(0);
      let a1 = i32x4.splat(0);
      let a2 = i32x4.splat(0);
      let a3 = i32x4.splat(0);
      let b0 = i32x4.splat(0);
      let b1 = i32x4.splat(0);
      let b2 = i32x4.splat(0);
      let b3 = i32x4.splat(0);
      let weight = groupStart;
      const end = from + rowBytes;
      for (let at = from; at < end; at += 16) {
        const a = v128.load(at);
        const b = v128.load(at + rowBytes);
        const w0 = v128.load(weight);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, w0));
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(b, w0));
        const w1 = v128.load(weight, 16);
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, w1));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(b, w1));
        const w2 = v128.load(weight, 32);
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(a, w2));
        b2 = i32x4.add(b2, i32x4.dot_i16x8_s(b, w2));
        const w3 = v128.load(weight, 48);
        a3 = i32x4.add(a3, i32x4.dot_i16x8_s(a, w3));
        b3 = i32x4.add(b3, i32x4.dot_i16x8_s(b, w3));
        weight += 64;
      }
      const a = sums(a0, a1, a2, a3);
      const b = sums(b0, b1, b2, b3);
      finish(a, load<f32>(scales), columnScales, columnBias, to, add, rectify);
      finish(b, load<f32>(scales, 4), columnScales, columnBias, to + targetBytes, add, rectify);
      from += rowBytes << 1;
      to += targetBytes << 1;
      scales += 8;
    }
    if (row < rows) {
      let a0 = i32x4.splat(0);
      let a1 = i32x4.splat(0);
      let a2 = i32x4.splat(0);
      let a3 = i32x4.splat(0);
      let weight = groupStart;
      const end = from + rowBytes;
      for (let at = from; at < end; at += 16) {
        const a = v128.load(at);
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, v128.load(weight)));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, v128.load(weight, 16)));
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(a, v128.load(weight, 32)));
        a3 = i32x4.add(a3, i32x4.dot_i16x8_s(a, v128.load(weight, 48)));
        weight += 64;
      }
      const a = sums(a0, a1, a2, a3);
      finish(a, load<f32>(scales), columnScales, columnBias, to, add, rectify);
    }
  }
}

function laneSum(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3))
  );
}

/** Layer normalisation: each row less its mean, divided by its deviation, times scale plus bias. */
export function normalizeRows(
  source: usize,
  target: usize,
  scale: usize,
  bias: usize,
  rows: i32,
  width: i32,
  epsilon: f32,
): void {
  const bytes = (<usize>width) << 2;
  for (let row = 0; row < rows; row++) {
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) sum = f32x4.add(sum, v128.load(source + i));
    const mean = f32x4.splat(laneSum(sum) / <f32>width);
    let squares = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const deviation = f32x4.sub(v128.load(source + i), mean);
      squares = f32x4.add(squares, f32x4.mul(deviation, deviation));
    }
    const factor = f32x4.splat(1 / sqrt<f32>(laneSum(squares) / <f32>width + epsilon));
    for (let i: usize = 0; i < bytes; i += 16) {
      const deviation = f32x4.sub(v128.load(source + i), mean);
      const scaled = f32x4.mul(deviation, f32x4.mul(factor, v128.load(scale + i)));
      v128.store(target + i, f32x4.add(scaled, v128.load(bias + i)));
    }
    source += bytes;
    target += bytes;
  }
}

/**
 * The error function to 24 bits: a quotient of polynomials over ±4, beyond which it is ±1. Its
 * coefficients are those of Eigen's generic_fast_erf_float.
 */
function erf(value: v128): v128 {
  const x = f32x4.min(f32x4.max(value, f32x4.splat(-4)), f32x4.splat(4));
  const square = f32x4.mul(x, x);
  let above = f32x4.splat(-2.72614225801306e-10);
  above = f32x4.add(f32x4.mul(above, square), f32x4.splat(2.77068142495902e-8));
  above = f32x4.add(f32x4.mul(above, square), f32x4.splat(-2.10102402082508e-6));
  above = f32x4.add(f32x4.mul(above, square), f32x4.splat(-5.69250639462346e-5));
  above = f32x4.add(f32x4.mul(above, square), f32x4.splat(-7.34990630326855e-4));
  above = f32x4.add(f32x4.mul(above, square), f32x4.splat(-2.95459980854025e-3));
  above = f32x4.add(f32x4.mul(above, square), f32x4.splat(-1.60960333262415e-2));
  let below = f32x4.splat(-1.45660718464996e-5);
  below = f32x4.add(f32x4.mul(below, square), f32x4.splat(-2.13374055278905e-4));
  below = f32x4.add(f32x4.mul(below, square), f32x4.splat(-1.68282697438203e-3));
  below = f32x4.add(f32x4.mul(below, square), f32x4.splat(-7.37332916720468e-3));
  below = f32x4.add(f32x4.mul(below, square), f32x4.splat(-1.42647390514189e-2));
  return f32x4.div(f32x4.mul(x, above), below);
}

/** The Gaussian error linear unit of `count` numbers, in place. */
export function gelu(values: usize, count: i32): void {
  const end = values + ((<usize>count) << 2);
  for (let at = values; at < end; at += 16) {
    const x = v128.load(at);
    const grown = f32x4.add(f32x4.splat(1), erf(f32x4.mul(x, f32x4.splat(Mathf.SQRT1_2))));
    v128.store(at, f32x4.mul(f32x4.mul(x, f32x4.splat(0.5)), grown));
  }
}

/** The mean of all rows. */
export function averageRows(source: usize, target: usize, rows: i32, width: i32): void {
  const bytes = (<usize>width) << 2;
  const share = f32x4.splat(1 / <f32>rows);
  for (let i: usize = 0; i < bytes; i += 16) {
    let sum = f32x4.splat(0);
    let from = source + i;
    for (let row = 0; row < rows; row++) {
      sum = f32x4.add(sum, v128.load(from));
      from += bytes;
    }
    v128.store(target + i, f32x4.mul(sum, share));
  }
}

/** The sum of rows of `bytes`, `stride` apart, each times its weight and all times `share`. */
function mixRows(
  source: usize,
  stride: usize,
  weights: usize,
  rows: i32,
  share: f32,
  target: usize,
  bytes: usize,
): void {
  const factor = f32x4.splat(share);
  // 64 bytes at once: four sums stay in registers.
  for (let i: usize = 0; i < bytes; i += 64) {
    let v0 = f32x4.splat(0);
    let v1 = f32x4.splat(0);
    let v2 = f32x4.splat(0);
    let v3 = f32x4.splat(0);
    let value = source + i;
    for (let row: usize = 0; row < <usize>rows; row++) {
      const weight = v128.load32_splat(weights + (row << 2));
      v0 = f32x4.add(v0, f32x4.mul(weight, v128.load(value)));
      v1 = f32x4.add(v1, f32x4.mul(weight, v128.load(value, 16)));
      v2 = f32x4.add(v2, f32x4.mul(weight, v128.load(value, 32)));
      v3 = f32x4.add(v3, f32x4.mul(weight, v128.load(value, 48)));
      value += stride;
    }
    v128.store(target + i, f32x4.mul(v0, factor));
    v128.store(target + i, f32x4.mul(v1, factor), 16);
    v128.store(target + i, f32x4.mul(v2, factor), 32);
    v128.store(target + i, f32x4.mul(v3, factor), 48);
  }
}

/**
 * Attention of one text: every row of `source` holds query, key and value, each `width` wide and
 * cut into `heads`; `scores` has room for a number a row. Writes rows of `width`.
 */
export function attend(
  source: usize,
  target: usize,
  scores: usize,
  rows: i32,
  width: i32,
  heads: i32,
): void {
  const bytes = (<usize>width) << 2;
  const stride: usize = bytes * 3;
  const headBytes = bytes / <usize>heads;
  const scale: f32 = <f32>1 / sqrt<f32>(<f32>(width / heads));
  for (let head: usize = 0; head < <usize>heads; head++) {
    const shift = head * headBytes;
    for (let row: usize = 0; row < <usize>rows; row++) {
      const query = source + row * stride + shift;
      let key = source + bytes + shift;
      let largest = -f32.MAX_VALUE;
      for (let other: usize = 0; other < <usize>rows; other++) {
        let products = f32x4.splat(0);
        for (let i: usize = 0; i < headBytes; i += 16) {
          products = f32x4.add(products, f32x4.mul(v128.load(query + i), v128.load(key + i)));
        }
        const score = laneSum(products) * scale;
        largest = max(largest, score);
        store<f32>(scores + (other << 2), score);
        key += stride;
      }
      let sum: f32 = 0;
      for (let other: usize = 0; other < <usize>rows; other++) {
        const weight = Mathf.exp(load<f32>(scores + (other << 2)) - largest);
        sum += weight;
        store<f32>(scores + (other << 2), weight);
      }
      const values = source + bytes * 2 + shift;
      mixRows(values, stride, scores, rows, 1 / sum, target + row * bytes + shift, headBytes);
    }
  }
}

/** The exponential of numbers that are not above zero, to 23 bits: that of Cephes' expf. */
function exp(value: v128): v128 {
  const x = f32x4.max(value, f32x4.splat(-87));
  const whole = f32x4.nearest(f32x4.mul(x, f32x4.splat(<f32>1.44269504088896341)));
  // ln 2 in two parts, of which the first leaves no rounding behind.
  let rest = f32x4.sub(x, f32x4.mul(whole, f32x4.splat(0.693359375)));
  rest = f32x4.sub(rest, f32x4.mul(whole, f32x4.splat(-2.1219444e-4)));
  let sum = f32x4.splat(1.98756915e-4);
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(1.3981999507e-3));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(8.3334519073e-3));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(4.1665795894e-2));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(1.6666665459e-1));
  sum = f32x4.add(f32x4.mul(sum, rest), f32x4.splat(5.0000001201e-1));
  sum = f32x4.add(f32x4.mul(sum, f32x4.mul(rest, rest)), f32x4.add(rest, f32x4.splat(1)));
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127));
  return f32x4.mul(sum, i32x4.shl(exponent, 23));
}

/** Turns scores, of which there are a multiple of four, into weights; gives the sum of these. */
function weigh(scores: usize, end: usize, scale: f32): f32 {
  let most = f32x4.splat(-f32.MAX_VALUE);
  for (let at = scores; at < end; at += 16) most = f32x4.max(most, v128.load(at));
  const largest = f32x4.splat(
    max(
      max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
      max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
    ),
  );
  let sum = f32x4.splat(0);
  for (let at = scores; at < end; at += 16) {
    const below = f32x4.sub(v128.load(at), largest);
    const weight = exp(f32x4.mul(below, f32x4.splat(scale)));
    sum = f32x4.add(sum, weight);
    v128.store(at, weight);
  }
  return laneSum(sum);
}

/** Copies rows of `bytes`, `stride` apart, to where they follow each other. */
function pack(source: usize, stride: usize, target: usize, rows: i32, bytes: usize): void {
  const end = target + <usize>rows * bytes;
  for (let to = target; to < end; to += bytes) {
    for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(source + i));
    source += stride;
  }
}

/** Writes the products of a query with packed keys, four at a time. */
function score(query: usize, keys: usize, bytes: usize, scores: usize, end: usize): void {
  for (let at = scores; at < end; at += 16) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const part = v128.load(query + i);
      a = f32x4.add(a, f32x4.mul(part, v128.load(keys)));
      b = f32x4.add(b, f32x4.mul(part, v128.load(keys + bytes)));
      c = f32x4.add(c, f32x4.mul(part, v128.load(keys + bytes * 2)));
      d = f32x4.add(d, f32x4.mul(part, v128.load(keys + bytes * 3)));
      keys += 16;
    }
    v128.store(at, floatSums(a, b, c, d));
    keys += bytes * 3;
  }
}

/**
 * The same as `attend`, four keys at a time, which are copied beside each other first: rows that are
 * so far apart do not stay in the processor's first cache together. `scores` has room for a multiple of
 * four, `packed` for the keys and values of a head. The last bits differ, and models remember those of
 * `attend`.
 */
export function attendPacked(
  source: usize,
  target: usize,
  scores: usize,
  packed: usize,
  rows: i32,
  width: i32,
  heads: i32,
): void {
  const bytes = (<usize>width) << 2;
  const stride: usize = bytes * 3;
  const headBytes = bytes / <usize>heads;
  const scale: f32 = <f32>1 / sqrt<f32>(<f32>(width / heads));
  const end = scores + ((<usize>rows) << 2);
  const paddedEnd = (end + 15) & ~15;
  const values = packed + <usize>rows * headBytes;
  for (let shift: usize = 0; shift < bytes; shift += headBytes) {
    pack(source + bytes + shift, stride, packed, rows, headBytes);
    pack(source + bytes * 2 + shift, stride, values, rows, headBytes);
    for (let row: usize = 0; row < <usize>rows; row++) {
      score(source + row * stride + shift, packed, headBytes, scores, end);
      // What was read beyond the last key counts for nothing.
      for (let at = end; at < paddedEnd; at += 4) store<f32>(at, -f32.MAX_VALUE);
      const share: f32 = 1 / weigh(scores, paddedEnd, scale);
      mixRows(values, headBytes, scores, rows, share, target + row * bytes + shift, headBytes);
    }
  }
}
