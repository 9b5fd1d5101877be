import type { Features } from './features.js';
import { type ModelFile, OUTPUTS } from './model-file.js';

/** What each kind of feature weighs together, however many there are, and each cue by itself. */
export const WEIGHTS = { words: 1, pairs: 0.7, pieces: 0.3, cue: 0.35 };

/** The hashes of a message by kind, and the value that each of them has. */
export function groupsOf(features: Features): [readonly number[], number][] {
  const { words, pairs, pieces, cues } = features;
  const each = (weight: number, { length }: readonly number[]): number =>
    weight / Math.sqrt(length || 1);
  return [
    [words, each(WEIGHTS.words, words)],
    [pairs, each(WEIGHTS.pairs, pairs)],
    [pieces, each(WEIGHTS.pieces, pieces)],
    [cues, WEIGHTS.cue],
  ];
}

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
  return (features) => {
    const sums = Float64Array.from(biases);
    for (const [hashes, value] of groupsOf(features))
      for (const hash of hashes) add(sums, hash, value);
    return sums;
  };
}
