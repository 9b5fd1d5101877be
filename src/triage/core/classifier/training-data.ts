import { tellingNames } from './intent-names.js';
import type { LabeledExample } from './labeled-example.js';
import { toDocument } from './tokenizer.js';

/** Stable codes of what can be wrong with training data. */
export type TrainingDataErrorCode =
  'TRAINING.NO_EXAMPLES' | 'TRAINING.INTENT_WITHOUT_WORDS' | 'TRAINING.TOO_FEW_INTENTS';

/** The examples cannot be trained on; the message says what to change. */
export class TrainingDataError extends Error {
  override readonly name = 'TrainingDataError';

  constructor(
    readonly code: TrainingDataErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** What a document is. */
export const EXAMPLE = 0;
export const NAME = 1;
export const BACKGROUND = 2;

/** Documents ready to count: examples, names of intents and background. */
export interface TrainingData {
  /** In alphabetical order, so that the order of the examples does not name the classes. */
  readonly intents: readonly string[];
  readonly documents: readonly string[];
  /** The class of each document: its intent's index, or `intents.length` for background. */
  readonly labels: Int32Array;
  readonly kinds: Uint8Array;
  /** The index of each document among the examples, or the background messages, as given. */
  readonly sources: Int32Array;
  /** The language of each document, where it is told; absent where nobody told them. */
  readonly languages?: readonly (string | undefined)[];
}

/**
 * Checks and prepares examples and background messages. Texts without a word, number or sign are
 * ignored, but an intent that has only such texts is refused rather than silently forgotten.
 */
export function prepareTrainingData(
  examples: readonly LabeledExample[],
  backgroundTexts: readonly string[],
): TrainingData {
  const prepared = examples.map(({ text, intent, isName = false }, source) => {
    return { document: toDocument(text), intent, source, kind: isName ? NAME : EXAMPLE };
  });
  const usable = prepared.filter(({ document, kind }) => document !== '' && kind === EXAMPLE);
  const background = backgroundTexts
    .map((text, source) => ({ document: toDocument(text), source, kind: BACKGROUND }))
    .filter(({ document }) => document !== '');
  const intents = [...new Set(usable.map(({ intent }) => intent))].sort();
  requireIntents(examples, intents, background.length > 0);

  const names = tellingNames(
    usable,
    prepared.filter(({ kind }) => kind === NAME),
  );
  const index = new Map(intents.map((intent, position) => [intent, position]));
  const labeled = [...usable, ...names];
  const all = [...labeled, ...background];
  return {
    intents,
    documents: all.map(({ document }) => document),
    labels: Int32Array.from(all, (_, row) => {
      return row < labeled.length ? index.get(labeled[row]!.intent)! : intents.length;
    }),
    kinds: Uint8Array.from(all, ({ kind }) => kind),
    sources: Int32Array.from(all, ({ source }) => source),
  };
}

/** How many documents are of a kind. */
export function countKind({ kinds }: Pick<TrainingData, 'kinds'>, kind: number): number {
  return kinds.reduce((count, it) => count + (it === kind ? 1 : 0), 0);
}

/** How many examples each intent has. */
export function countPerIntent({ intents, labels, kinds }: TrainingData): Map<string, number> {
  const counts = new Map(intents.map((intent) => [intent, 0]));
  labels.forEach((label, row) => {
    if (kinds[row] === EXAMPLE) counts.set(intents[label]!, counts.get(intents[label]!)! + 1);
  });
  return counts;
}

function requireIntents(
  examples: readonly LabeledExample[],
  intents: readonly string[],
  hasBackground: boolean,
): void {
  if (examples.length === 0) {
    throw new TrainingDataError(
      'TRAINING.NO_EXAMPLES',
      'There are no examples. Add at least two intents with a few example messages each.',
    );
  }
  const wordless = new Set(examples.filter((it) => !it.isName).map(({ intent }) => intent));
  for (const intent of intents) wordless.delete(intent);
  if (wordless.size > 0) {
    throw new TrainingDataError(
      'TRAINING.INTENT_WITHOUT_WORDS',
      `No example of ${[...wordless].slice(0, 5).join(', ')} contains a word. ` +
        'Give every intent at least one example message with words, or remove it.',
    );
  }
  if (intents.length === 1 && !hasBackground) {
    throw new TrainingDataError(
      'TRAINING.TOO_FEW_INTENTS',
      `Only the intent ${intents[0]!} has examples. Add examples of at least one more intent, ` +
        'or background messages to tell it from.',
    );
  }
}
