// Products of a matrix, of signed bytes or of floats, with vectors of floats. Everything is an
// address in the imported memory. Sixteen columns are read at once, also where a row ends in between:
// whatever is written beyond `width` means nothing, and behind the last row there has to be room.

/** Columns that are worked on at once. */
const LANES = 16;

function floats(low: v128): v128 {
  return f32x4.convert_i32x4_s(low);
}

/** Adds to four sums what one of four rows says about them. */
function plus(sums: v128, amount: v128, columns: v128): v128 {
  return f32x4.add(sums, f32x4.mul(amount, floats(columns)));
}

/**
 * sums += Σ amount · row over the rows listed at `numbers`, whose count is a multiple of four: each
 * sum is loaded and stored once for four rows.
 */
export function addUpBytes(
  matrix: usize,
  width: usize,
  numbers: usize,
  amounts: usize,
  count: i32,
  sums: usize,
): void {
  for (let i = 0; i < count; i += 4) {
    const place = (<usize>i) << 2;
    const one = matrix + <usize>load<i32>(numbers + place) * width;
    const two = matrix + <usize>load<i32>(numbers + place, 4) * width;
    const three = matrix + <usize>load<i32>(numbers + place, 8) * width;
    const four = matrix + <usize>load<i32>(numbers + place, 12) * width;
    const v = v128.load32_splat(amounts + place);
    const w = v128.load32_splat(amounts + place, 4);
    const x = v128.load32_splat(amounts + place, 8);
    const y = v128.load32_splat(amounts + place, 12);
    for (let column: usize = 0; column < width; column += LANES) {
      const target = sums + (column << 2);
      let a = v128.load(target);
      let b = v128.load(target, 16);
      let c = v128.load(target, 32);
      let d = v128.load(target, 48);
      let left = v128.load8x8_s(one + column);
      let right = v128.load8x8_s(one + column, 8);
      a = plus(a, v, i32x4.extend_low_i16x8_s(left));
      b = plus(b, v, i32x4.extend_high_i16x8_s(left));
      c = plus(c, v, i32x4.extend_low_i16x8_s(right));
      d = plus(d, v, i32x4.extend_high_i16x8_s(right));
      left = v128.load8x8_s(two + column);
      right = v128.load8x8_s(two + column, 8);
      a = plus(a, w, i32x4.extend_low_i16x8_s(left));
      b = plus(b, w, i32x4.extend_high_i16x8_s(left));
      c = plus(c, w, i32x4.extend_low_i16x8_s(right));
      d = plus(d, w, i32x4.extend_high_i16x8_s(right));
      left = v128.load8x8_s(three + column);
      right = v128.load8x8_s(three + column, 8);
      a = plus(a, x, i32x4.extend_low_i16x8_s(left));
      b = plus(b, x, i32x4.extend_high_i16x8_s(left));
      c = plus(c, x, i32x4.extend_low_i16x8_s(right));
      d = plus(d, x, i32x4.extend_high_i16x8_s(right));
      left = v128.load8x8_s(four + column);
      right = v128.load8x8_s(four + column, 8);
      a = plus(a, y, i32x4.extend_low_i16x8_s(left));
      b = plus(b, y, i32x4.extend_high_i16x8_s(left));
      c = plus(c, y, i32x4.extend_low_i16x8_s(right));
      d = plus(d, y, i32x4.extend_high_i16x8_s(right));
      v128.store(target, a);
      v128.store(target, b, 16);
      v128.store(target, c, 32);
      v128.store(target, d, 48);
    }
  }
}

/** The same for a matrix of floats. */
export function addUpFloats(
  matrix: usize,
  width: usize,
  numbers: usize,
  amounts: usize,
  count: i32,
  sums: usize,
): void {
  for (let i = 0; i < count; i += 4) {
    const place = (<usize>i) << 2;
    const one = matrix + ((<usize>load<i32>(numbers + place) * width) << 2);
    const two = matrix + ((<usize>load<i32>(numbers + place, 4) * width) << 2);
    const three = matrix + ((<usize>load<i32>(numbers + place, 8) * width) << 2);
    const four = matrix + ((<usize>load<i32>(numbers + place, 12) * width) << 2);
    const v = v128.load32_splat(amounts + place);
    const w = v128.load32_splat(amounts + place, 4);
    const x = v128.load32_splat(amounts + place, 8);
    const y = v128.load32_splat(amounts + place, 12);
    for (let column: usize = 0; column < width << 2; column += 16) {
      let sum = v128.load(sums + column);
      sum = f32x4.add(sum, f32x4.mul(v, v128.load(one + column)));
      sum = f32x4.add(sum, f32x4.mul(w, v128.load(two + column)));
      sum = f32x4.add(sum, f32x4.mul(x, v128.load(three + column)));
      sum = f32x4.add(sum, f32x4.mul(y, v128.load(four + column)));
      v128.store(sums + column, sum);
    }
  }
}

/** The product of each of the rows of bytes listed at `numbers` with a vector that is 0 beyond `width`. */
export function multiplyBytes(
  matrix: usize,
  width: usize,
  numbers: usize,
  count: i32,
  vector: usize,
  products: usize,
): void {
  for (let i = 0; i < count; i++) {
    const place = (<usize>i) << 2;
    const row = matrix + <usize>load<i32>(numbers + place) * width;
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let column: usize = 0; column < width; column += LANES) {
      const other = vector + (column << 2);
      const left = v128.load8x8_s(row + column);
      const right = v128.load8x8_s(row + column, 8);
      a = plus(a, v128.load(other), i32x4.extend_low_i16x8_s(left));
      b = plus(b, v128.load(other, 16), i32x4.extend_high_i16x8_s(left));
      c = plus(c, v128.load(other, 32), i32x4.extend_low_i16x8_s(right));
      d = plus(d, v128.load(other, 48), i32x4.extend_high_i16x8_s(right));
    }
    const total = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
    store<f32>(
      products + place,
      f32x4.extract_lane(total, 0) +
        f32x4.extract_lane(total, 1) +
        f32x4.extract_lane(total, 2) +
        f32x4.extract_lane(total, 3),
    );
  }
}
