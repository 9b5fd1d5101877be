import { inverseDocumentFrequency, unseenIdf } from './inverse-document-frequency.js';
import type { LinearModel } from './linear-model.js';
import type { LabeledCounts } from './out-of-fold.js';
import { weighRows } from './sparse-matrix.js';
import { SupportVectorMachine } from './support-vector-machine.js';
import { addUp, supportVectorsOf } from './support-vectors.js';

/** Trains on every document; the idf is counted over the examples without the background. */
export function trainFinalWeights(
  { counts, labels, intents, classes }: LabeledCounts,
  seed: number,
  onClass: () => void,
): Pick<LinearModel, 'vocabulary' | 'idf' | 'unseenIdf' | 'weights'> {
  const features = counts.blocks.length;
  const rows = Int32Array.from(labels.keys());
  const examples = rows.filter((row) => labels[row]! < intents);
  const idf = inverseDocumentFrequency(counts, examples);
  const matrix = weighRows(counts, rows, idf);
  const machine = new SupportVectorMachine(matrix, labels, features, seed);
  const supports = Array.from({ length: classes }, (_, label) => {
    const { coefficients } = machine.separate(label);
    onClass();
    return supportVectorsOf(coefficients);
  });
  return {
    vocabulary: counts.vocabulary,
    idf,
    unseenIdf: unseenIdf(examples.length),
    weights: addUp(matrix, features, supports),
  };
}
