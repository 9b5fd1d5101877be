import { normalizeBlocks } from './block-norm.js';
import { dampedCount } from './count-matrix.js';
import { bagOf } from './feature-bag.js';
import type { FeatureSpace } from './feature-space.js';
import { knownShare } from './known-share.js';

/** A message as the model sees it; the arrays hold only features of the vocabulary. */
export interface MessageVector {
  readonly features: readonly number[];
  readonly values: readonly number[];
  readonly blocks: readonly number[];
  /** Where each feature first stands in the document. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** See `knownShare`. */
  readonly knownShare: number;
}

/** What is left of a vector with the features of some blocks. */
export function ofBlocks(
  vector: MessageVector,
  isChosen: (block: number) => boolean,
): MessageVector {
  const chosen = (_: number, i: number): boolean => isChosen(vector.blocks[i]!);
  return {
    features: vector.features.filter(chosen),
    values: vector.values.filter(chosen),
    blocks: vector.blocks.filter(isChosen),
    starts: vector.starts.filter(chosen),
    ends: vector.ends.filter(chosen),
    knownShare: vector.knownShare,
  };
}

/**
 * Weighs the features of a document. Features that no example has take part in the norm, so that
 * a message with little in it that is known also scores little.
 */
export function vectorize(document: string, space: FeatureSpace): MessageVector {
  const bag = bagOf(document);
  const { high, low } = bag.keys;
  const count = bag.counts.length;
  const ids = new Int32Array(count);
  const weighed = new Float32Array(count);
  const idf = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const id = space.vocabulary.find(high[i]!, low[i]!);
    ids[i] = id;
    idf[i] = id < 0 ? space.unseenIdf : space.idf[id]!;
    weighed[i] = dampedCount(bag.counts[i]!) * idf[i]!;
  }
  normalizeBlocks(weighed, Uint8Array.from(bag.blocks));

  const features: number[] = [];
  const values: number[] = [];
  const blocks: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < count; i++) {
    if (ids[i]! < 0) continue;
    features.push(ids[i]!);
    values.push(weighed[i]!);
    blocks.push(bag.blocks[i]!);
    starts.push(bag.starts[i]!);
    ends.push(bag.ends[i]!);
  }
  const share = knownShare(weighed, (i) => idf[i]!, space.unseenIdf);
  return { features, values, blocks, starts, ends, knownShare: share };
}
