import { visitFeatures } from './features.js';
import { KeyTable } from './key-table.js';

/** The distinct features of one document, parallel by number. */
export interface FeatureBag {
  readonly keys: KeyTable;
  readonly blocks: readonly number[];
  /** How often each feature occurs. */
  readonly counts: readonly number[];
  /** Where each feature first stands in the document. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Collects the features of a document (see `toDocument`). */
export function bagOf(document: string): FeatureBag {
  const keys = new KeyTable(Math.min(document.length * 4, 1024));
  const blocks: number[] = [];
  const counts: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  visitFeatures(document, (block, high, low, start, end) => {
    const feature = keys.add(high, low);
    if (feature < counts.length) {
      counts[feature]!++;
      return;
    }
    blocks.push(block);
    counts.push(1);
    starts.push(start);
    ends.push(end);
  });
  return { keys, blocks, counts, starts, ends };
}
