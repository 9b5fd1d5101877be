import { WORD } from '../features.js';
import { ByteRows } from '../rows/byte-rows.js';
import type { SparseMatrix } from '../sparse-matrix.js';
import { densitiesOf } from './densities.js';
import { type ExampleIndex, VECTOR_SCALE } from './example-index.js';

/**
 * More examples are not compared with: a model must stay small enough to load quickly, and a message
 * is compared with all examples of some intents.
 */
const MOST = { examples: 20_000, ofIntent: 1_000, numbersOfIntent: 500_000 };

/** Examples in any order. */
export interface IndexedRows {
  readonly ids: readonly string[];
  readonly labels: Int32Array;
  /** The row of each example in the matrix. */
  readonly places: readonly number[];
  readonly matrix: SparseMatrix;
  /** The block of each feature of the matrix. */
  readonly blocks: Uint8Array;
  readonly embedding: ((place: number) => Float32Array) | null;
  readonly dimensions: number;
}

/** Indexes the first examples of each intent, as many as are allowed for all together. */
export function buildIndex(rows: IndexedRows, intents: number): ExampleIndex {
  const byIntent = Array.from({ length: intents }, (): number[] => []);
  rows.labels.forEach((label, example) => byIntent[label]!.push(example));
  const most = mostOfEach(
    byIntent.map(({ length }) => length),
    rows.dimensions,
  );
  const starts = new Int32Array(intents + 1);
  const chosen = byIntent.flatMap((own) => own.slice(0, most));
  byIntent.forEach((own, intent) => {
    starts[intent + 1] = starts[intent]! + Math.min(own.length, most);
  });
  const { embedding, dimensions, places } = rows;
  const vectors = new Int8Array(chosen.length * dimensions);
  chosen.forEach((given, example) => {
    embedding?.(places[given]!).forEach((value, i) => {
      vectors[example * dimensions + i] = Math.round(value * VECTOR_SCALE);
    });
  });
  const rowsOfBytes = new ByteRows(vectors, dimensions);
  return {
    ids: chosen.map((given) => rows.ids[given]!),
    starts,
    words: wordsOf(rows, chosen),
    dimensions,
    vectors: rowsOfBytes,
    densities: embedding ? densitiesOf(rowsOfBytes, dimensions, starts) : null,
  };
}

/** How many of each intent are few enough, by themselves and together. */
function mostOfEach(counts: readonly number[], dimensions: number): number {
  const affordable = Math.floor(MOST.numbersOfIntent / Math.max(dimensions, 1));
  let most = Math.min(Math.max(...counts), MOST.ofIntent, Math.max(affordable, 1));
  const total = (): number => counts.reduce((sum, count) => sum + Math.min(count, most), 0);
  while (most > 1 && total() > MOST.examples) most = Math.floor(most * 0.9);
  return most;
}

function wordsOf(rows: IndexedRows, chosen: readonly number[]): SparseMatrix {
  const { matrix, blocks, places } = rows;
  const offsets = new Int32Array(chosen.length + 1);
  const features: number[] = [];
  const values: number[] = [];
  chosen.forEach((given, example) => {
    const row = places[given]!;
    for (let i = matrix.offsets[row]!; i < matrix.offsets[row + 1]!; i++) {
      if (blocks[matrix.features[i]!] !== WORD) continue;
      features.push(matrix.features[i]!);
      values.push(matrix.values[i]!);
    }
    offsets[example + 1] = features.length;
  });
  return { offsets, features: Int32Array.from(features), values: Float32Array.from(values) };
}
