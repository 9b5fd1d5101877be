import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectThat } from '../../../test/support/expect-that.js';
import { BARELY_WORDS, SHORT_MESSAGES } from '../../../test/support/languages/short-messages.js';
import { type LanguageDetector, languageDetector, strangeness } from './language-detector.js';

const LANGUAGES = Object.entries(SHORT_MESSAGES);

let sut: LanguageDetector;

beforeAll(async () => {
  sut = await languageDetector();
});

describe('languageDetector', () => {
  it('loads its database once', async () => {
    expect(await languageDetector()).toBe(sut);
  });

  it.each(LANGUAGES)('names %s right or not at all', (language, messages) => {
    const named = messages.map((text) => sut(text).language).filter((it) => it !== undefined);
    expect([...new Set(named)]).toEqual([language]);
    expect(named.length).toBeGreaterThanOrEqual(messages.length / 3);
  });

  it('names nearly all of them', () => {
    const texts = LANGUAGES.flatMap(([, messages]) => messages);
    const named = texts.filter((text) => sut(text).language !== undefined);
    expect(texts.length).toBeGreaterThanOrEqual(120);
    expect(named.length / texts.length).toBeGreaterThan(0.9);
  });

  it('does not misread what is hardly a word', () => {
    for (const [text, language] of BARELY_WORDS) {
      expectThat([undefined, language], text).toContain(sut(text).language);
    }
  });

  it.each([
    ['order 48213, where is it? https://shop.example.com/de/bestellung anna@example.de', 'en'],
    ['Mein iPhone 14 von PayPal ist nicht angekommen, Bestellung ORD-2024-0098812', 'de'],
    ['注文番号48213の商品がまだ届きません', 'ja'],
  ])('looks at words, not at numbers, addresses and brands: %s', (text, language) => {
    expect(sut(text).language).toBe(language);
  });

  it('looks at the beginning of a long text only', () => {
    const english = 'my parcel has not arrived and nobody answers my mails. '.repeat(20);
    const french = 'je voudrais savoir où se trouve ma commande. '.repeat(200);
    expect(sut(english + french)).toEqual(sut(english));
  });

  it('says the same of the same text, and how sure it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (text) => {
        const { language, confidence, evidence } = sut(text);
        expect(sut(text)).toEqual({ language, confidence, evidence });
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        if (language !== undefined) expect(language).toMatch(/^[a-z]{2}$/);
      }),
    );
  });
});

describe('strangeness', () => {
  it.each(LANGUAGES)('tells %s from the languages that are known', (language, messages) => {
    for (const text of messages) {
      const detected = sut(text);
      expectThat(strangeness(detected, [language, 'en', 'de']), text).toBeLessThan(0.9);
      if (language === 'en' || language === 'de') continue;
      expectThat(strangeness(detected, ['en', 'de']), text).toBeGreaterThan(0.9);
    }
  });

  it('knows of nothing strange in what tells nothing', () => {
    expect(strangeness(sut('48213 ???'), ['en'])).toBe(0);
    expect(strangeness(sut('Klarna'), [])).toBe(0);
  });

  it('counts what speaks for the likeliest against the best of those that are known', () => {
    const evidence = { da: 9, no: 8, en: 2 };
    expect(strangeness({ evidence }, ['en'])).toBeGreaterThan(0.99);
    expect(strangeness({ evidence }, ['en', 'no'])).toBeCloseTo(1 / (1 + Math.exp(-1)));
    expect(strangeness({ evidence }, ['da'])).toBe(0);
  });
});
