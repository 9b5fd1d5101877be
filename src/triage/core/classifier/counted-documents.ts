import { countFeatures, type CountMatrix } from './count-matrix.js';
import { BACKGROUND, EXAMPLE, type TrainingData } from './training-data.js';

/** Sentence embeddings, row by row, of the examples and the background messages as given. */
export interface TrainingEmbeddings {
  /** Id of the encoder that made them. */
  readonly encoder: string;
  readonly dimensions: number;
  readonly vectors: Float32Array;
  readonly background: Float32Array;
}

/** Counted documents with their classes and embeddings; class `intents` is the background. */
export interface CountedDocuments extends TrainingData {
  readonly counts: CountMatrix;
  readonly classes: number;
  /** As given, by source; '' for none. */
  readonly ids: readonly string[];
  readonly embeddings: TrainingEmbeddings | null;
}

/** Counts the features of all documents; `onRow` after each. */
export function countDocuments(
  data: TrainingData,
  ids: readonly string[],
  embeddings: TrainingEmbeddings | null,
  onRow: () => void,
): CountedDocuments {
  const hasBackground = data.kinds.includes(BACKGROUND);
  return {
    ...data,
    counts: countFeatures(data.documents, onRow),
    classes: data.intents.length + (hasBackground ? 1 : 0),
    ids,
    embeddings,
  };
}

/** The embedding of a document; undefined where there are none. */
export function embeddingOf(set: CountedDocuments, row: number): Float32Array | undefined {
  if (!set.embeddings) return undefined;
  const { vectors, background, dimensions } = set.embeddings;
  const start = set.sources[row]! * dimensions;
  const of = set.kinds[row] === BACKGROUND ? background : vectors;
  return of.subarray(start, start + dimensions);
}

/** The rows of real examples. */
export function exampleRows({ kinds }: TrainingData): Int32Array {
  return Int32Array.from(kinds.keys()).filter((row) => kinds[row] === EXAMPLE);
}
