import { toDocument } from '../tokenizer.js';
import { clausesOf } from './clauses.js';
import { cueOf, mayDeny, wordsBehindNot } from './cues.js';
import { type Denial, DENIALS } from './denial.js';

/**
 * The words of an intent that its own examples take back, by how: "do not renew" ends a plan. Only
 * their hashes, because nobody's words shall be read in a model.
 */
export type UsualDenials = Readonly<Record<Denial, readonly number[]>>;

/**
 * From this share of the examples with a word on, taking it back belongs to the intent. Low, because
 * what is taken for usual is decided as if nothing was taken back.
 */
const USUAL = 0.03;

/** What the examples of each intent take back, in the order of the intents. */
export function learnDenials(
  examples: readonly { readonly text: string; readonly intent: string }[],
  intents: readonly string[],
): UsualDenials[] {
  const counts = new Map(intents.map((intent) => [intent, new WordCounts()]));
  for (const { text, intent } of examples) counts.get(intent)?.add(text);
  return [...counts.values()].map((it) => it.usual());
}

/** In how many examples words stand, and in how many they are taken back. */
class WordCounts {
  readonly #all = new Map<string, number>();
  readonly #denied = new Map(DENIALS.map((denial) => [denial, new Map<string, number>()]));

  add(text: string): void {
    count(this.#all, toDocument(text).trim().split(' '));
    if (!mayDeny(text)) return;
    const denied = new Map(DENIALS.map((denial): [Denial, string[]] => [denial, []]));
    for (const clause of clausesOf(text)) {
      const document = toDocument(clause.text);
      const cue = cueOf(document, clause.isQuestion);
      if (cue) denied.get(cue.denial)!.push(...cue.scope);
      // What is missed tells what can be missed: "has not arrived" of "was not delivered".
      denied.get('untrue')!.push(...wordsBehindNot(document));
    }
    for (const [denial, words] of denied) count(this.#denied.get(denial)!, words);
  }

  usual(): UsualDenials {
    const of = (denial: Denial): number[] =>
      [...this.#denied.get(denial)!]
        .filter(([word, times]) => times >= USUAL * (this.#all.get(word) ?? 0))
        .map(([word]) => hashOf(word))
        .sort((a, b) => a - b);
    return { unwanted: of('unwanted'), untrue: of('untrue'), done: of('done') };
  }
}

/** Whether the examples take back one of the words in this way. */
export function isUsual(usual: UsualDenials, denial: Denial, words: readonly string[]): boolean {
  return words.some((word) => usual[denial].includes(hashOf(word)));
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Each word once, however often the example has it. */
function count(counts: Map<string, number>, words: readonly string[]): void {
  for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
}
