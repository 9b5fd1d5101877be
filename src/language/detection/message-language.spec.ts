import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SHORT_MESSAGES } from '../../../test/support/languages/short-messages.js';
import { type LanguageDetector, languageDetector } from './language-detector.js';
import { messageLanguage } from './message-language.js';

const TEXTS = Object.entries(SHORT_MESSAGES).flatMap(([language, texts]) =>
  texts.map((text) => ({ language, text })),
);

let detect: LanguageDetector;

beforeAll(async () => {
  detect = await languageDetector();
});

describe('messageLanguage', () => {
  it.each([null, []])('is strange to no model of which nobody knows the languages: %j', (known) => {
    for (const { text } of TEXTS) {
      expect(messageLanguage(detect(text), known).languageKnown).toBe(true);
    }
  });

  it('is never strange to a model that knows it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.subarray(Object.keys(SHORT_MESSAGES)),
        ({ language, text }, others) => {
          const sut = messageLanguage(detect(text), [...others, language]);
          expect(sut.languageKnown).toBe(true);
          expect([null, language]).toContain(sut.language);
        },
      ),
    );
  });

  it('is strange to a model of English and German, nearly always', () => {
    const foreign = TEXTS.filter(({ language }) => language !== 'en' && language !== 'de');
    const known = foreign.filter(
      ({ text }) => messageLanguage(detect(text), ['en', 'de']).languageKnown,
    );
    expect(known.length / foreign.length).toBeLessThan(0.1);
  });

  it('takes no English words without a sentence for another language', () => {
    const sut = messageLanguage(detect('parcel refund password'), ['en', 'de']);
    expect(sut).toMatchObject({ language: null, languageKnown: true });
  });

  it('says how sure it is', () => {
    const french = messageLanguage(detect('je voudrais savoir où est ma commande'), ['en']);
    expect(french).toMatchObject({ language: 'fr', languageKnown: false });
    expect(french.languageConfidence).toBeGreaterThan(0.99);
    expect(messageLanguage(detect('48213'), ['en'])).toEqual({
      language: null,
      languageConfidence: 0,
      languageKnown: true,
    });
  });
});
