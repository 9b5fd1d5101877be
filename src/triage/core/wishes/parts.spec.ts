import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partsOf } from './parts.js';

const textsOf = (message: string): string[] =>
  partsOf(message).map(({ from, to }) => message.slice(from, to).trim());

describe('partsOf', () => {
  it.each([
    ['change my address and also I need an invoice', ['change my address', 'I need an invoice']],
    ['Where is my order? Also, send an invoice', ['Where is my order?', ', send an invoice']],
    [
      'Bitte stornieren Sie das. Außerdem brauche ich Geld',
      ['Bitte stornieren Sie das', 'brauche ich Geld'],
    ],
    ['1. Cancel my order\n2. Send me money', ['Cancel my order', 'Send me money']],
    ['One sentence of some words', []],
    ['No. Yes. Hm.', []],
    ['', []],
  ])('divides %j where something else may begin', (message, texts) => {
    expect(textsOf(message)).toEqual(texts);
  });

  it('knows what is announced as something else', () => {
    const parts = partsOf('I want my money back. By the way, where is my order?');
    expect(parts).toMatchObject([
      { isAnnounced: false, announcesNext: true },
      { isAnnounced: true, announcesNext: false },
    ]);
  });

  it('leaves alone what has very many parts', () => {
    expect(partsOf('this is one part. '.repeat(13))).toEqual([]);
  });

  it('gives parts in their order, that do not overlap', () => {
    const pieces = fc.constantFrom(
      'also ',
      'some more words ',
      '. ',
      '?',
      '\n',
      ' and where is ',
      '1. ',
    );
    fc.assert(
      fc.property(fc.array(pieces), (some) => {
        const parts = partsOf(some.join(''));
        parts.forEach(({ from, to }, i) => {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(parts[i - 1]?.to ?? 0);
        });
      }),
    );
  });
});
