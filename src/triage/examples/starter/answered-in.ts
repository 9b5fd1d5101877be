import type { StarterIntent } from './starter-set.js';

/** The language of the answers that stand first. */
const FIRST = 'en';

/** The intents with the answers of a language (BCP 47) as their default, where they have them. */
export function answeredIn(tag: string, intents: readonly StarterIntent[]): StarterIntent[] {
  const [language = FIRST] = tag.split('-');
  return intents.map((intent) => {
    const { answer, answers } = intent;
    const { [language]: own, ...others } = answers;
    return own === undefined
      ? intent
      : { ...intent, answer: own, answers: { ...others, en: answer } };
  });
}
