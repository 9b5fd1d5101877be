const MAX_INT32 = 2 ** 31 - 1;
const MAX_INT16 = 2 ** 15 - 1;
/** The kernel has four sums for every product of vectors, which it adds up as floats. */
const LANES = 4;

/** Columns whose weights stand side by side, and how many of each, as the kernel reads them. */
const GROUP = 4;
const STEP = 8;

/** Weights as 16-bit integers, and by how much to multiply each column back. */
export interface QuantizedWeights {
  readonly values: Int16Array;
  readonly scales: Float32Array;
  /** The largest number for activations with which the kernel's sums fit 32 bits. */
  readonly rowLimit: number;
}

/** Weights that are kept as bytes: each counts from `zero`, in steps of `scale`. */
export interface ByteWeights {
  readonly bytes: Uint8Array;
  readonly zero: number;
  readonly scale: number;
}

/**
 * The largest number for weights and activations with which the kernel's sums over `width`
 * products still fit a 32-bit integer.
 */
export function largestQuantized(width: number): number {
  return Math.min(MAX_INT16, Math.floor(Math.sqrt((MAX_INT32 * LANES) / width)));
}

/** Rounds weights (`width` rows of `columns`, multiples of 8 and 4) by a scale for each column. */
export function quantizeWeights(
  weights: Float32Array,
  width: number,
  columns: number,
): QuantizedWeights {
  const rowLimit = largestQuantized(width);
  const scales = columnMaxima(weights, columns).map((largest) => largest / rowLimit);
  const factors = scales.map((scale) => (scale > 0 ? 1 / scale : 0));
  const values = new Int16Array(width * columns);
  for (let row = 0; row < width; row += STEP) {
    for (let group = 0; group < columns; group += GROUP) {
      let place = group * width + row * GROUP;
      for (let column = group; column < group + GROUP; column++) {
        const factor = factors[column]!;
        for (let i = row; i < row + STEP; i++) {
          // Math.round takes twice as long, which would be felt when the model is loaded.
          values[place++] = Math.floor(weights[i * columns + column]! * factor + 0.5);
        }
      }
    }
  }
  return { values, scales, rowLimit };
}

/** Takes weights as they are, those of one matrix beside those of the next; nothing is rounded. */
export function widenWeights(matrices: readonly ByteWeights[], width: number): QuantizedWeights {
  const size = matrices.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const values = new Int16Array(size);
  const scales = new Float32Array(size / width);
  let start = 0;
  for (const { bytes, zero, scale } of matrices) {
    const columns = bytes.length / width;
    placeWeights(values.subarray(start, start + bytes.length), bytes, zero, columns);
    scales.fill(scale, start / width, start / width + columns);
    start += bytes.length;
  }
  const largest = Math.max(...matrices.map(({ zero }) => Math.max(zero, 255 - zero)));
  const rowLimit = Math.min(MAX_INT16, Math.floor((MAX_INT32 * LANES) / (width * largest)));
  return { values, scales, rowLimit };
}

function placeWeights(target: Int16Array, bytes: Uint8Array, zero: number, columns: number): void {
  const width = bytes.length / columns;
  for (let row = 0; row < width; row += STEP) {
    for (let group = 0; group < columns; group += GROUP) {
      let place = group * width + row * GROUP;
      for (let column = group; column < group + GROUP; column++) {
        for (let i = row; i < row + STEP; i++) {
          target[place++] = bytes[i * columns + column]! - zero;
        }
      }
    }
  }
}

function columnMaxima(weights: Float32Array, columns: number): Float32Array {
  const maxima = new Float32Array(columns);
  for (let start = 0; start < weights.length; start += columns) {
    for (let column = 0; column < columns; column++) {
      const size = Math.abs(weights[start + column]!);
      if (size > maxima[column]!) maxima[column] = size;
    }
  }
  return maxima;
}
