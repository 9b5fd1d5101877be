import { BLOCKS } from './features.js';

/**
 * Scales the values from `from` to `to` so that each block has the length 1/√blocks: no block
 * outweighs another because it has more features, and a vector of all blocks has the length 1.
 * `blocks` holds the block of each value.
 */
export function normalizeBlocks(
  values: Float32Array,
  blocks: Uint8Array,
  from = 0,
  to = values.length,
): void {
  const scale = new Float64Array(BLOCKS.length);
  for (let i = from; i < to; i++) scale[blocks[i]!]! += values[i]! * values[i]!;
  for (let block = 0; block < scale.length; block++) {
    scale[block] = scale[block] === 0 ? 0 : 1 / Math.sqrt(scale[block]! * BLOCKS.length);
  }
  for (let i = from; i < to; i++) values[i]! *= scale[blocks[i]!]!;
}
