import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDocument, tokenize } from './tokenizer.js';

describe('tokenize', () => {
  it.each([
    ["I CAN'T top-up, won’t work!", ['i', 'can', 'not', 'top', 'up', 'will', 'not', 'work']],
    ["It's mine, they're late; I don't, I dont", 'it mine they late i do not i do not'.split(' ')],
    ['Where is my £20.50?', ['where', 'is', 'my', '£', '20', '50', '?']],
    ["l'argent n’est pas arrivé", ['l', 'argent', 'n', 'est', 'pas', 'arrivé']],
    ['ＦＵＬＬ ﬁle', ['full', 'file']],
    ['когда придёт карта', ['когда', 'придёт', 'карта']],
    ['मेरा कार्ड', ['मेरा', 'कार्ड']],
    ['👍🏽 100%', ['👍', '100', '%']],
    ['a\u200db\u00adc', ['abc']],
    ['\ud83d lone \udc00', ['lone']],
    [' \n\t ', []],
    ['...!!!', []],
  ])('%j', (message, tokens) => {
    expect(tokenize(message)).toEqual(tokens);
  });

  it('never throws and never keeps white space or half characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (message) => {
        for (const token of tokenize(message)) expect(token).toMatch(/^\S+$/u);
        expect(toDocument(message)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('reads a bounded part of an endless message', () => {
    expect(toDocument('word '.repeat(100_000)).length).toBeLessThan(35_000);
    expect(toDocument('\ufdfa'.repeat(30_000)).length).toBeLessThan(70_000);
  });
});

describe('toDocument', () => {
  it('puts one space around every token', () => {
    expect(toDocument('Where is\nit?')).toBe(' where is it ? ');
    expect(toDocument('!')).toBe('');
  });
});
