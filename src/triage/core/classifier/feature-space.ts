import type { CountMatrix } from './count-matrix.js';
import { KeyTable } from './key-table.js';

/** What turns text into weighted features: those that a model knows, and how rare each is. */
export interface FeatureSpace {
  readonly vocabulary: KeyTable;
  /** Inverse document frequency by feature, counted over the examples without the background. */
  readonly idf: Float32Array;
  /** The idf of a feature that no example has. */
  readonly unseenIdf: number;
}

/** A space cut out of counted documents. */
export interface CutSpace extends FeatureSpace {
  /** The number that each counted feature has in the space; −1 where it has none. */
  readonly numberOf: Int32Array;
}

/** From this many documents on, a feature that only one of them has is noise, and half of the size. */
const MANY_DOCUMENTS = 2_500;
const MOST_FEATURES = 100_000;

/**
 * Cuts the features worth knowing out of the given rows; `examples` are those of them that are not
 * background, which alone say how rare a feature is: ln((1 + rows) / (1 + rows with it)) + 1.
 */
export function cutSpace(counts: CountMatrix, rows: Int32Array, examples: Int32Array): CutSpace {
  const all = rowsWith(counts, rows);
  const least = leastRows(all, rows.length);
  const chosen = Int32Array.from(all.keys()).filter((feature) => all[feature]! >= least);
  const numberOf = new Int32Array(all.length).fill(-1);
  chosen.forEach((feature, number) => (numberOf[feature] = number));
  const seen = rowsWith(counts, examples);
  const { high, low } = counts.vocabulary;
  return {
    vocabulary: KeyTable.of(
      chosen.map((feature) => high[feature]!),
      chosen.map((feature) => low[feature]!),
    ),
    idf: Float32Array.from(chosen, (feature) => idf(examples.length, seen[feature]!)),
    unseenIdf: Math.fround(idf(examples.length, 0)),
    numberOf,
  };
}

function idf(rows: number, rowsWithIt: number): number {
  return Math.log((1 + rows) / (1 + rowsWithIt)) + 1;
}

/** In how many of the rows each feature occurs. */
function rowsWith(counts: CountMatrix, rows: Int32Array): Int32Array {
  const seen = new Int32Array(counts.blocks.length);
  for (const row of rows) {
    for (let entry = counts.offsets[row]!; entry < counts.offsets[row + 1]!; entry++) {
      seen[counts.features[entry]!]!++;
    }
  }
  return seen;
}

/** How many rows must have a feature, so that there are not too many features but some. */
function leastRows(seen: Int32Array, rows: number): number {
  const most = seen.reduce((a, b) => Math.max(a, b), 1);
  const byRows = new Int32Array(most + 2);
  for (const count of seen) byRows[count]!++;
  let left = seen.length - byRows[0]!;
  let least = 1;
  const allowed = rows < MANY_DOCUMENTS ? 1 : 2;
  const isTooLow = (): boolean => least < allowed || left > MOST_FEATURES;
  while (isTooLow() && left > byRows[least]!) left -= byRows[least++]!;
  return least;
}
