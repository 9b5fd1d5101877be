import type { LabeledExample } from './labeled-example.js';

/** With more examples than these the name of an intent says nothing new. */
const FEW_EXAMPLES = 30;

/**
 * The examples, and after them the name of each intent, split into words, as one more: with few
 * examples a good name is worth as much as a message.
 */
export function withIntentNames(examples: readonly LabeledExample[]): LabeledExample[] {
  const intents = [...new Set(examples.map(({ intent }) => intent))];
  const names = intents
    .map((intent) => ({ text: wordsOf(intent), intent, isName: true }))
    .filter(({ text }) => text !== '');
  return [...examples, ...names];
}

/**
 * The names worth learning from: those of intents with few examples that share a word with one of
 * them. A name like "category 12" shares none.
 */
export function tellingNames<Row extends { readonly document: string; readonly intent: string }>(
  examples: readonly Row[],
  names: readonly Row[],
): Row[] {
  const words = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { document, intent } of examples) {
    const own = words.get(intent) ?? new Set();
    for (const word of document.trim().split(' ')) own.add(word);
    words.set(intent, own);
    counts.set(intent, (counts.get(intent) ?? 0) + 1);
  }
  return names.filter(({ document, intent }) => {
    if (!(counts.get(intent)! <= FEW_EXAMPLES)) return false;
    return document
      .trim()
      .split(' ')
      .some((word) => words.get(intent)!.has(word));
  });
}

/** `card_arrival`, `cardArrival` and `card-arrival` are "card arrival". */
function wordsOf(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
