import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptParts, matchedWords } from './excerpt.js';

const marked = (text: string, ...words: string[]): string =>
  excerptParts(text, new Set(words))
    .map((part) => (part.match ? `[${part.text}]` : part.text))
    .join('');

describe('matchedWords', () => {
  it('gives what stands between the marks, however it is written', () => {
    expect(matchedWords('my \u0002Zebra\u0003 and \u0002zebras\u0003')).toEqual(
      new Set(['zebra', 'zebras']),
    );
  });

  it('never fails', () => {
    fc.assert(fc.property(fc.string(), (text) => matchedWords(text) instanceof Set));
  });
});

describe('excerptParts', () => {
  it.each([
    ['The damaged, wheels!', ['damaged'], 'The [damaged], wheels'],
    ['“Rückgabe” bitte', ['ruckgabe'], '[Rückgabe]” bitte'],
    ['re\u00adfund', ['refund'], '[re\u00adfund]'],
    ['请退款给我', ['退款'], '请[退][款]给我'],
    ['nothing of it', [], 'nothing of it'],
    ['🙂', [], ''],
  ])('shows in %j where the words are', (text, words, expected) => {
    expect(marked(text, ...words)).toBe(expected);
  });

  it('shows two places of a long text, with what is around them', () => {
    const text = `${'far '.repeat(50)}zebra ${'and '.repeat(50)}giraffe ${'away '.repeat(50)}`;
    const shown = marked(text, 'zebra', 'giraffe');
    expect(shown).toMatch(/^(far )+\[zebra\]( and)+ … (and )+\[giraffe\]( away)+$/);
    expect(shown.length).toBeLessThan(text.length / 2);
  });

  it('shows nothing that the text does not have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, word) => {
        for (const part of excerptParts(text, new Set([word]))) {
          expect(` … ${text}`).toContain(part.text);
        }
      }),
    );
  });
});
