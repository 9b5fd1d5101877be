/** Weights of what a message can have; so many outputs each: five levels, and anger. */
export const OUTPUTS = 6;

/** A linear model as it is stored: 32-bit hashes and weights of 8 bits. */
export interface ModelFile {
  readonly hashes: Uint32Array;
  /** One row of outputs for each hash, in units of the output's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

/** Scales, biases, hashes and weights, one after the other, little-endian. */
export function packModel({ hashes, weights, scales, biases }: ModelFile): Uint8Array {
  return Buffer.concat([scales, biases, hashes, weights].map(bytesOf));
}

/** Reads what `packModel` wrote. */
export function unpackModel(file: Uint8Array): ModelFile {
  // A copy, as what is read from a pool need not begin where a number may.
  const bytes = file.slice();
  const head = 2 * OUTPUTS * Float32Array.BYTES_PER_ELEMENT;
  const count = (bytes.length - head) / (Uint32Array.BYTES_PER_ELEMENT + OUTPUTS);
  if (!Number.isInteger(count) || count < 0) throw new Error('The model of sentiments is damaged');
  return {
    scales: new Float32Array(bytes.buffer, 0, OUTPUTS),
    biases: new Float32Array(bytes.buffer, head / 2, OUTPUTS),
    hashes: new Uint32Array(bytes.buffer, head, count),
    weights: new Int8Array(bytes.buffer, head + count * Uint32Array.BYTES_PER_ELEMENT),
  };
}

function bytesOf(array: Float32Array | Uint32Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
