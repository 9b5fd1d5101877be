import { bagOf } from './feature-bag.js';
import { KeyTable } from './key-table.js';

/** The features of many documents: row r holds entries offsets[r] to offsets[r + 1]. */
export interface CountMatrix {
  readonly vocabulary: KeyTable;
  /** The block of each feature, by feature. */
  readonly blocks: Uint8Array;
  readonly offsets: Int32Array;
  /** The feature of each entry. */
  readonly features: Int32Array;
  /** The damped count of each entry, 1 + ln(occurrences). */
  readonly frequencies: Float32Array;
}

/** Counts the features of all documents and numbers them in the order they appear. */
export function countFeatures(
  documents: readonly string[],
  onRow?: (row: number) => void,
): CountMatrix {
  const vocabulary = new KeyTable(1 << 14);
  const blocks: number[] = [];
  const features: number[] = [];
  const frequencies: number[] = [];
  const offsets = new Int32Array(documents.length + 1);
  documents.forEach((document, row) => {
    const bag = bagOf(document);
    const { high, low } = bag.keys;
    for (let i = 0; i < bag.counts.length; i++) {
      const feature = vocabulary.add(high[i]!, low[i]!);
      if (feature === blocks.length) blocks.push(bag.blocks[i]!);
      features.push(feature);
      frequencies.push(dampedCount(bag.counts[i]!));
    }
    offsets[row + 1] = features.length;
    onRow?.(row);
  });
  return {
    vocabulary,
    blocks: Uint8Array.from(blocks),
    offsets,
    features: Int32Array.from(features),
    frequencies: Float32Array.from(frequencies),
  };
}

/** Sublinear term frequency: 1 + ln(occurrences), so that repeating a word hardly shouts. */
export function dampedCount(occurrences: number): number {
  return occurrences === 1 ? 1 : 1 + Math.log(occurrences);
}
