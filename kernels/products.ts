// Inner products of all rows of one matrix of floats with all rows of another. Everything is an
// address in the imported memory; rows are a multiple of four floats long.

function total(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3))
  );
}

/**
 * products[l][r] = left[l] · right[r]; both counts are multiples of two and four: eight products at a
 * time, so that what is loaded is used more than once.
 */
export function multiplyRows(
  left: usize,
  leftCount: i32,
  right: usize,
  rightCount: i32,
  width: usize,
  products: usize,
): void {
  const bytes = width << 2;
  const line = (<usize>rightCount) << 2;
  for (let r = 0; r < rightCount; r += 4) {
    const w = right + <usize>r * bytes;
    const x = w + bytes;
    const y = x + bytes;
    const z = y + bytes;
    for (let l = 0; l < leftCount; l += 2) {
      const a = left + <usize>l * bytes;
      const b = a + bytes;
      let aw = f32x4.splat(0);
      let ax = aw;
      let ay = aw;
      let az = aw;
      let bw = aw;
      let bx = aw;
      let by = aw;
      let bz = aw;
      for (let at: usize = 0; at < bytes; at += 16) {
        const one = v128.load(a + at);
        const two = v128.load(b + at);
        let other = v128.load(w + at);
        aw = f32x4.add(aw, f32x4.mul(one, other));
        bw = f32x4.add(bw, f32x4.mul(two, other));
        other = v128.load(x + at);
        ax = f32x4.add(ax, f32x4.mul(one, other));
        bx = f32x4.add(bx, f32x4.mul(two, other));
        other = v128.load(y + at);
        ay = f32x4.add(ay, f32x4.mul(one, other));
        by = f32x4.add(by, f32x4.mul(two, other));
        other = v128.load(z + at);
        az = f32x4.add(az, f32x4.mul(one, other));
        bz = f32x4.add(bz, f32x4.mul(two, other));
      }
      const place = products + <usize>l * line + ((<usize>r) << 2);
      store<f32>(place, total(aw));
      store<f32>(place, total(ax), 4);
      store<f32>(place, total(ay), 8);
      store<f32>(place, total(az), 12);
      store<f32>(place + line, total(bw));
      store<f32>(place + line, total(bx), 4);
      store<f32>(place + line, total(by), 8);
      store<f32>(place + line, total(bz), 12);
    }
  }
}
