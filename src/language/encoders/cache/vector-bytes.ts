import { endianness } from 'node:os';

const IS_BIG_ENDIAN = endianness() === 'BE';

/** A vector as little-endian 32-bit floats. */
export function toBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.from(vector.slice().buffer);
  return IS_BIG_ENDIAN ? bytes.swap32() : bytes;
}

/** The vector whose bytes they are. */
export function fromBytes(bytes: Buffer): Float32Array {
  const { buffer } = new Uint8Array(bytes);
  if (IS_BIG_ENDIAN) Buffer.from(buffer).swap32();
  return new Float32Array(buffer);
}
