/** Vectors of one length, one after the other. */
export interface Rows {
  readonly values: Float32Array;
  readonly count: number;
  readonly dimensions: number;
}

/** Some of the rows, in this order. */
export function pickRows({ values, dimensions }: Rows, which: ArrayLike<number>): Rows {
  const picked = new Float32Array(which.length * dimensions);
  for (let i = 0; i < which.length; i++) {
    const start = which[i]! * dimensions;
    picked.set(values.subarray(start, start + dimensions), i * dimensions);
  }
  return { values: picked, count: which.length, dimensions };
}

/** Scales each row in place to the length 1; one of zeros stays as it is. */
export function normalizeRows({ values, count, dimensions }: Rows): void {
  for (let row = 0; row < count; row++) {
    const end = (row + 1) * dimensions;
    let squares = 0;
    for (let i = row * dimensions; i < end; i++) squares += values[i]! * values[i]!;
    if (squares === 0) continue;
    const scale = 1 / Math.sqrt(squares);
    for (let i = row * dimensions; i < end; i++) values[i]! *= scale;
  }
}

/** The inner product of a row of one and a row of the other. */
export function innerProduct(a: Rows, row: number, b: Rows, other: number): number {
  const { dimensions, values: left } = a;
  const right = b.values;
  const x = row * dimensions;
  const y = other * dimensions;
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += left[x + i]! * right[y + i]!;
  return sum;
}

/** The mean of the rows of each of so many groups; `groups` holds the group of each row. */
export function meansOf(rows: Rows, groups: Int32Array, count: number): Rows {
  const { dimensions } = rows;
  const sums = new Float64Array(count * dimensions);
  const sizes = sizesOf(groups, count);
  for (let row = 0; row < rows.count; row++) {
    const to = groups[row]! * dimensions;
    const from = row * dimensions;
    for (let i = 0; i < dimensions; i++) sums[to + i]! += rows.values[from + i]!;
  }
  const values = Float32Array.from(sums, (sum, i) => {
    return sum / Math.max(1, sizes[Math.floor(i / dimensions)]!);
  });
  return { values, count, dimensions };
}

/** How many rows each group has. */
export function sizesOf(groups: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count);
  for (const group of groups) sizes[group]! += 1;
  return sizes;
}
