import { describe, expect, it } from '@jest/globals';
import { counting, modelLanguages } from './model-languages.js';

/** So many examples of each language; `?` does not tell. */
function languagesOf(counts: Readonly<Record<string, number>>): string[] {
  const examples = Object.entries(counts).flatMap(([text, count]) =>
    Array.from({ length: count }, () => ({ text })),
  );
  const steps = counting(examples, (text) => (text === '?' ? undefined : text));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('modelLanguages', () => {
  it.each<[string, Record<string, number>, string[]]>([
    ['most common first', { de: 30, en: 70 }, ['en', 'de']],
    ['what does not tell is not counted', { en: 25, '?': 500 }, ['en']],
    ['nobody knows where hardly any tells', { ms: 2, en: 17, '?': 100 }, []],
    ['a stray is no language of the model', { en: 400, ms: 3 }, ['en']],
    ['few are enough where all are few', { en: 38, fr: 2 }, ['en', 'fr']],
    ['twenty are enough among many', { en: 9_000, fr: 20 }, ['en', 'fr']],
    ['of very many a few strays are nothing', { en: 50_000, ms: 40 }, ['en']],
  ])('%s', (_, counts, languages) => {
    expect(languagesOf(counts)).toEqual(languages);
  });

  it('looks at what the examples say', async () => {
    const examples = Array.from({ length: 30 }, (_, i) => [
      { text: `where is my order number ${i}, it has not arrived` },
      { text: `où est ma commande numéro ${i}, je ne l’ai pas reçue` },
    ]).flat();
    expect(await modelLanguages(examples)).toEqual(['en', 'fr']);
  });
});
