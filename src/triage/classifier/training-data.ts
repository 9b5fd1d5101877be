import { toDocument } from './tokenizer.js';

/** A message and the intent a person gave it. */
export interface LabeledExample {
  readonly text: string;
  readonly intent: string;
}

/** Stable codes of what can be wrong with training data. */
export type TrainingDataErrorCode =
  | 'TRAINING.NO_EXAMPLES'
  | 'TRAINING.INTENT_WITHOUT_WORDS'
  | 'TRAINING.TOO_FEW_INTENTS'
  | 'TRAINING.TOO_FEW_FOLDS';

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

/** Documents ready to count: the examples' first, then the background's. */
export interface TrainingData {
  /** In alphabetical order, so that the order of the examples does not name the classes. */
  readonly intents: readonly string[];
  readonly documents: readonly string[];
  /** The class of each document: its intent's index, or `intents.length` for background. */
  readonly labels: Int32Array;
  /** The index, among the examples given, of each document that is an example. */
  readonly sources: readonly number[];
  /** How many of the documents are background. */
  readonly background: number;
}

/**
 * Checks and prepares examples and background messages. Texts without a word, number or sign are
 * ignored, but an intent that has only such texts is refused rather than silently forgotten.
 */
export function prepareTrainingData(
  examples: readonly LabeledExample[],
  backgroundTexts: readonly string[],
): TrainingData {
  const usable = examples
    .map(({ text, intent }, source) => ({ document: toDocument(text), intent, source }))
    .filter(({ document }) => document !== '');
  const background = backgroundTexts.map(toDocument).filter((document) => document !== '');
  const intents = [...new Set(usable.map(({ intent }) => intent))].sort();
  requireIntents(examples, intents, background.length > 0);

  const index = new Map(intents.map((intent, position) => [intent, position]));
  const labels = usable.map(({ intent }) => index.get(intent)!);
  return {
    intents,
    documents: [...usable.map(({ document }) => document), ...background],
    labels: Int32Array.from([...labels, ...background.map(() => intents.length)]),
    sources: usable.map(({ source }) => source),
    background: background.length,
  };
}

/** How many examples each intent has. */
export function countPerIntent({ intents, labels }: TrainingData): Map<string, number> {
  const counts = new Map(intents.map((intent) => [intent, 0]));
  for (const label of labels) {
    const intent = intents[label];
    if (intent !== undefined) counts.set(intent, counts.get(intent)! + 1);
  }
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
  const wordless = new Set(examples.map(({ intent }) => intent));
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
