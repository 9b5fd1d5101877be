import { languageDetector } from '../../language/detection/index.js';
import { inSteps } from '../../platform/common/in-steps.js';

/** Of more examples so many are looked at, evenly: some 0.1 ms each. */
const MOST_EXAMPLES = 10_000;
const AT_ONCE = 20;
/** As long as fewer tell their language, nobody knows which ones a model knows. */
const FEWEST_TOLD = 20;
/** A language is known by so many examples, or where they are few by this part of them. */
const KNOWN = { examples: 20, share: 0.05, leastShare: 0.001 };

/** The languages of the examples of a model, most common first; none where they hardly tell. */
export async function modelLanguages(
  examples: readonly { readonly text: string }[],
): Promise<string[]> {
  const detect = await languageDetector();
  return inSteps(counting(examples, (text) => detect(text).language));
}

/** The same in steps, between which others get their turn. */
export function* counting(
  examples: readonly { readonly text: string }[],
  languageOf: (text: string) => string | undefined,
): Generator<void, string[]> {
  const counts = new Map<string, number>();
  const every = Math.max(1, examples.length / MOST_EXAMPLES);
  for (let i = 0; i * every < examples.length; i++) {
    const language = languageOf(examples[Math.floor(i * every)]?.text ?? '');
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
    if (i % AT_ONCE === 0) yield;
  }
  const told = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (told < FEWEST_TOLD) return [];
  return [...counts]
    .filter(([, count]) => {
      return count >= told * (count >= KNOWN.examples ? KNOWN.leastShare : KNOWN.share);
    })
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .map(([language]) => language);
}
