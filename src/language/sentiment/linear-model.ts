import type { Features } from './features.js';
import { type ModelFile, OUTPUTS } from './model-file.js';

/** What a cue weighs beside all words and pieces together, whose squares add up to 1. */
export const CUE = 0.35;

/** The sums of a model for a message, by output. */
export type LinearModel = (features: Features) => Float64Array;

/** A model whose weights are found by their hashes in a table with open addressing. */
export function linearModel({ hashes, weights, scales, biases }: ModelFile): LinearModel {
  const size = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 2));
  const keys = new Uint32Array(size);
  const rows = new Uint32Array(size);
  const placeOf = (hash: number): number => {
    let place = hash & (size - 1);
    while (keys[place] !== 0 && keys[place] !== hash) place = (place + 1) & (size - 1);
    return place;
  };
  hashes.forEach((hash, row) => {
    const place = placeOf(hash);
    keys[place] = hash;
    rows[place] = row;
  });
  const add = (sums: Float64Array, hash: number, value: number): void => {
    const place = placeOf(hash);
    if (keys[place] === 0) return;
    const row = rows[place]! * OUTPUTS;
    for (let output = 0; output < OUTPUTS; output++)
      sums[output]! += value * scales[output]! * weights[row + output]!;
  };
  return ({ words, cues }) => {
    const sums = Float64Array.from(biases);
    const value = 1 / Math.sqrt(words.length || 1);
    for (const hash of words) add(sums, hash, value);
    for (const hash of cues) add(sums, hash, CUE);
    return sums;
  };
}
