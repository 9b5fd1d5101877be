import { type Features, featuresOf, wordFeature } from '../../src/language/sentiment/features.js';
import { groupsOf, WEIGHTS } from '../../src/language/sentiment/linear-model.js';
import { type ModelFile, OUTPUTS } from '../../src/language/sentiment/model-file.js';
import { readPart, tokensOf } from '../../src/language/sentiment/tokens.js';
import { fitOutputs, type Fitted, type SparseRow } from './fit-outputs.js';
import { lexicon } from './lexicon.js';
import type { LabeledMessage } from './support-set.js';

/** Chosen by cross-validation on the messages that are not held out. */
export const OPTIONS = {
  epochs: 20,
  rate: 0.3,
  decay: 1e-5,
  smoothing: 0.1,
  /** In how many messages something must stand to be learned. */
  leastMessages: 2,
  /** What a word of the lexicon weighs beside its own weight, and what a negation makes of it. */
  lexicon: 8,
  negated: -0.6,
  /** Makes probabilities as sure as they are right. */
  temperature: 0.75,
};
export type Options = typeof OPTIONS;

/** Trains the model on these messages; the same ones give the same model. */
export function trainModel(
  messages: readonly LabeledMessage[],
  options: Options = OPTIONS,
): ModelFile {
  const words = lexicon();
  const features = messages.map(({ text }) => featuresOf(text));
  const columns = columnsOf(features, options.leastMessages);
  const rows = messages.map(({ text }, at) => rowOf(features[at]!, text, columns, words, options));
  const targets = messages.map(({ level, angry }) => ({ label: level + 2, angry }));
  const fitted = fitOutputs(rows, targets, {
    ...options,
    classes: OUTPUTS - 1,
    columns: columns.size + 1,
  });
  return quantized(withLexicon(columns, fitted, words, options), fitted.biases, options);
}

/** The columns of what stands in enough messages; the one after them all is the lexicon's. */
function columnsOf(features: readonly Features[], least: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const it of features) {
    for (const hash of new Set(groupsOf(it).flatMap(([hashes]) => hashes)))
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= least).map(([hash]) => hash);
  return new Map(kept.sort((a, b) => a - b).map((hash, column) => [hash, column]));
}

function rowOf(
  features: Features,
  text: string,
  columns: ReadonlyMap<number, number>,
  valences: ReadonlyMap<string, number>,
  options: Options,
): SparseRow {
  const value = WEIGHTS.words / Math.sqrt(features.words.length || 1);
  const values = new Map<number, number>();
  const add = (column: number | undefined, by: number): void => {
    if (column !== undefined) values.set(column, (values.get(column) ?? 0) + by);
  };
  for (const [hashes, value] of groupsOf(features))
    for (const hash of hashes) add(columns.get(hash), value);
  const said = new Map(tokensOf(readPart(text)).map((it) => [`${it.isNegated} ${it.text}`, it]));
  for (const { text: word, isNegated } of said.values()) {
    const valence = valences.get(word) ?? 0;
    add(columns.size, options.lexicon * value * valence * (isNegated ? options.negated : 1));
  }
  return { columns: Int32Array.from(values.keys()), values: Float64Array.from(values.values()) };
}

/** Weights by hash; what the lexicon weighs is added to its words, so that no lexicon is shipped. */
function withLexicon(
  columns: ReadonlyMap<number, number>,
  { weights }: Fitted,
  valences: ReadonlyMap<string, number>,
  options: Options,
): Map<number, Float64Array> {
  const byHash = new Map<number, Float64Array>();
  const rowAt = (column: number): Float64Array =>
    weights.slice(column * OUTPUTS, (column + 1) * OUTPUTS);
  for (const [hash, column] of columns) byHash.set(hash, rowAt(column));
  const slope = rowAt(columns.size);
  for (const [word, valence] of valences) {
    for (const isNegated of [false, true]) {
      const hash = wordFeature(word, isNegated);
      const row = byHash.get(hash) ?? new Float64Array(OUTPUTS);
      const by = options.lexicon * valence * (isNegated ? options.negated : 1);
      byHash.set(
        hash,
        row.map((weight, output) => weight + by * slope[output]!),
      );
    }
  }
  return byHash;
}

function quantized(
  byHash: ReadonlyMap<number, Float64Array>,
  biases: Float64Array,
  { temperature }: Options,
): ModelFile {
  const entries = [...byHash].sort(([a], [b]) => a - b);
  const scales = Float32Array.from(biases, (_, output) => {
    const most = entries.reduce((max, [, row]) => Math.max(max, Math.abs(row[output]!)), 0);
    return most / 127 || 1;
  });
  const rows = entries.map(
    ([hash, row]) =>
      [hash, row.map((weight, output) => Math.round(weight / scales[output]!))] as const,
  );
  const kept = rows.filter(([, row]) => row.some((weight) => weight !== 0));
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    weights: Int8Array.from(kept.flatMap(([, row]) => [...row])),
    scales: scales.map((scale, output) => (output < OUTPUTS - 1 ? scale / temperature : scale)),
    biases: Float32Array.from(biases, (bias, output) =>
      output < OUTPUTS - 1 ? bias / temperature : bias,
    ),
  };
}
