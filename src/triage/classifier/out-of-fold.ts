import type { CountMatrix } from './count-matrix.js';
import type { FamiliaritySigns } from './familiarity.js';
import { inverseDocumentFrequency, unseenIdf } from './inverse-document-frequency.js';
import { knownShare } from './known-share.js';
import { dot, weighRows } from './sparse-matrix.js';
import { SupportVectorMachine } from './support-vector-machine.js';
import { winnerOdds, winnerOf } from './winner.js';

/** What a model that never saw a document says about it. */
export interface HeldOut extends FamiliaritySigns {
  readonly row: number;
  readonly fold: number;
  /** The class with the best score among the intents. */
  readonly winner: number;
  readonly odds: number;
  readonly right: boolean;
}

/** The counted documents with their classes; class `intents` is the background. */
export interface LabeledCounts {
  readonly counts: CountMatrix;
  readonly labels: Int32Array;
  readonly intents: number;
  readonly classes: number;
}

/**
 * Judges the examples of one fold by a model of all other documents, with idf of its own.
 * An example whose intent the other documents do not have is left out.
 */
export function judgeFold(
  data: LabeledCounts,
  folds: Int32Array,
  fold: number,
  seed: number,
  onClass: () => void,
): HeldOut[] {
  const { counts, labels, intents, classes } = data;
  const seen = labels.map((_, row) => row).filter((row) => folds[row] !== fold);
  const seenLabels = seen.map((row) => labels[row]!);
  const knownLabels = new Set(seenLabels);
  const held = labels
    .map((_, row) => row)
    .filter(
      (row) => folds[row] === fold && labels[row]! < intents && knownLabels.has(labels[row]!),
    );

  const examples = seen.filter((row) => labels[row]! < intents);
  const idf = inverseDocumentFrequency(counts, examples);
  const unseen = unseenIdf(examples.length);
  const features = counts.blocks.length;
  const machine = new SupportVectorMachine(
    weighRows(counts, seen, idf),
    seenLabels,
    features,
    seed,
  );
  const matrix = weighRows(counts, held, idf);
  const scores = new Float32Array(held.length * classes);
  for (let label = 0; label < classes; label++) {
    const { weights, bias } = machine.separate(label);
    held.forEach((_, i) => (scores[i * classes + label] = dot(matrix, i, weights) + bias));
    onClass();
  }
  return Array.from(held, (row, i) => {
    const own = scores.subarray(i * classes, (i + 1) * classes);
    const winner = winnerOf(own, intents);
    const [from, to] = [matrix.offsets[i], matrix.offsets[i + 1]];
    const idfOf = (entry: number) => idf[matrix.features[entry]!]!;
    return {
      row,
      fold,
      winner,
      odds: winnerOdds(own, intents, winner),
      right: winner === labels[row],
      knownShare: knownShare(matrix.values, idfOf, unseen, from, to),
      backgroundLead: (own[intents] ?? -Infinity) - own[winner]!,
    };
  });
}
