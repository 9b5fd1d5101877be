import { exampleRows } from '../counted-documents.js';
import type { HeldOutPrediction } from '../held-out.js';
import { BACKGROUND, type TrainingData } from '../training-data.js';
import { fingerprint } from './fingerprint.js';

/** What a tier made of a held-out example, without its place in a training set. */
export type RememberedPrediction = Omit<HeldOutPrediction, 'row' | 'right'>;

/**
 * What a model keeps of its training, so that the next one with nearly the same examples need not
 * judge all of them again.
 */
export interface TrainingMemory {
  /** The fingerprint of each example, with its intent. */
  readonly examples: readonly number[];
  /** Of all background messages together. */
  readonly background: number;
  /** Examples that came or went since all of them were judged by cross-validation. */
  readonly changes: number;
  /** The examples that were judged, by their place in `examples`. */
  readonly judged: readonly number[];
  readonly lexical: readonly RememberedPrediction[];
  readonly full: readonly RememberedPrediction[] | null;
}

/** The parts of an example's fingerprint: that of its text, then that of its intent; 53 bits. */
export const TEXTS = 2 ** 32;
const INTENTS = 2 ** 21;
/** The part of the examples that may have changed until all are judged anew. */
const MOST_CHANGED = 0.05;

/** How the examples of a set compare with those of an earlier training. */
export interface Comparison {
  /** The rows of examples that were judged, each with the place of the judgement. */
  readonly judged: readonly { readonly row: number; readonly place: number }[];
  /** Rows of examples whose text the earlier training did not have under any intent. */
  readonly unseen: Int32Array;
  readonly changes: number;
}

/** Remembers a training. */
export function remember(
  set: TrainingData,
  changes: number,
  lexical: readonly HeldOutPrediction[],
  full: readonly HeldOutPrediction[] | null,
): TrainingMemory {
  const rows = exampleRows(set);
  const place = new Map([...rows].map((row, i) => [row, i]));
  return {
    examples: Array.from(rows, (row) => fingerprintOf(set, row)),
    background: backgroundOf(set),
    changes,
    judged: lexical.map(({ row }) => place.get(row)!),
    lexical: lexical.map(keep),
    full: full?.map(keep) ?? null,
  };
}

/** Compares the examples with remembered ones; null where too much has changed to reuse anything. */
export function compare(set: TrainingData, memory: TrainingMemory): Comparison | null {
  if (memory.background !== backgroundOf(set) || memory.judged.length === 0) return null;
  const rows = exampleRows(set);
  const current = new Map([...rows].map((row) => [row, fingerprintOf(set, row)]));
  const known = new Set(memory.examples);
  const fresh = rows.filter((row) => !known.has(current.get(row)!));
  const texts = new Set(memory.examples.map(textPartOf));
  const present = new Set(current.values());
  const gone = memory.examples.filter((example) => !present.has(example)).length;
  const changes = memory.changes + fresh.length + gone;
  if (changes > MOST_CHANGED * rows.length) return null;
  // The same example given twice was judged the same.
  const places = new Map(memory.judged.map((example, place) => [memory.examples[example]!, place]));
  const judged = [...current].flatMap(([row, example]) => {
    const place = places.get(example);
    return place === undefined ? [] : [{ row, place }];
  });
  const unseen = fresh.filter((row) => !texts.has(textPartOf(current.get(row)!)));
  return { judged, unseen, changes };
}

/** What was judged of the examples that are still there. */
export function recall(
  set: TrainingData,
  { judged }: Comparison,
  kept: readonly RememberedPrediction[],
): HeldOutPrediction[] {
  return judged.map(({ row, place }) => {
    const judgement = kept[place]!;
    return { ...judgement, row, right: judgement.winner === set.labels[row] };
  });
}

function keep({
  winner,
  forWinner,
  forKnown,
  aboveBackground,
  knownShare,
}: HeldOutPrediction): RememberedPrediction {
  return { winner, forWinner, forKnown, aboveBackground, knownShare };
}

function fingerprintOf({ documents, labels, intents }: TrainingData, row: number): number {
  const text = fingerprint(documents[row]!) % TEXTS;
  return text * INTENTS + (fingerprint(intents[labels[row]!]!) % INTENTS);
}

export function textPartOf(example: number): number {
  return Math.floor(example / INTENTS);
}

function backgroundOf({ documents, kinds }: TrainingData): number {
  const background = documents.filter((_, row) => kinds[row] === BACKGROUND);
  return fingerprint([...background].sort().join('\n'));
}
