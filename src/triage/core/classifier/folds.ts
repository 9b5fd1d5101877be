import { seededRandom, shuffle } from './random.js';

/** The fold of a document that is never held out. */
export const NEVER_HELD_OUT = -1;

/**
 * Deals the documents of each class evenly over the folds. Equal documents share a fold, so that
 * none is judged by a model that has seen it; the only document of a class is never held out,
 * because the model that judged it would not know the class.
 */
export function dealFolds(
  documents: readonly string[],
  labels: Int32Array,
  folds: number,
  seed: number,
): Int32Array {
  const distinct = new Map<number, Set<string>>();
  documents.forEach((document, row) => {
    const label = labels[row]!;
    distinct.set(label, (distinct.get(label) ?? new Set()).add(document));
  });
  const foldOf = new Map<string, number>();
  for (const texts of distinct.values()) {
    if (texts.size === 1) for (const text of texts) foldOf.set(text, NEVER_HELD_OUT);
  }

  const rows = Int32Array.from(documents, (_, row) => row);
  shuffle(rows, seededRandom(seed));
  const dealt = new Map<number, number>();
  for (const row of rows) {
    if (foldOf.has(documents[row]!)) continue;
    const label = labels[row]!;
    // Each class starts at another fold, or small classes would all fall into the first ones.
    const next = dealt.get(label) ?? label;
    foldOf.set(documents[row]!, next % folds);
    dealt.set(label, next + 1);
  }
  return Int32Array.from(documents, (document) => foldOf.get(document)!);
}
