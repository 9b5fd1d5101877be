import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readModelFiles } from './model-files.js';
import { MAX_TOKENS, WordPieceTokenizer } from './word-piece-tokenizer.js';

const { vocabulary } = readModelFiles();
const names = new Map(Array.from(vocabulary, ([piece, number]) => [number, piece]));
const sut = new WordPieceTokenizer(vocabulary);

const piecesOf = (text: string) => sut.tokenize(text).map((token) => names.get(token));

describe('WordPieceTokenizer', () => {
  // What the tokenizers library (0.23.2) makes of them, except for the names of special tokens.
  it.each([
    ['Where is my card?', ['where', 'is', 'my', 'card', '?']],
    ["don't", ['don', "'", 't']],
    ['Café ÀÉÎ naïve', ['cafe', 'ae', '##i', 'naive']],
    ['İstanbul ΟΔΟΣ', ['istanbul', 'ο', '##δ', '##ο', '##σ']],
    ['日本語 text你好', ['日', '本', '語', 'text', '[UNK]', '[UNK]']],
    ['한국어', ['ᄒ', '##ᅡ', '##ᆫ', '##ᄀ', '##ᅮ', '##ᆨ', '##ᄋ', '##ᅥ']],
    ['👍🏽 ok 😀', ['[UNK]', 'ok', '[UNK]']],
    ['a\u200bb\0c\ufeffd', ['abc', '##d']],
    ['two\u00a0\u3000words\n\tok', ['two', 'words', 'ok']],
    ['unbelievableness', ['unbelievable', '##ness']],
    ['$5.00+tax=a_b', ['$', '5', '.', '00', '+', 'tax', '=', 'a', '_', 'b']],
    ['ﬁ ①', ['ﬁ', '[UNK]']],
    ['x'.repeat(101), ['[UNK]']],
    ['[MASK]', ['[', 'mask', ']']],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(['[CLS]', ...pieces, '[SEP]']);
  });

  it.each(['', '   ', '\u200b', '\ud83d'])('finds nothing in %j', (text) => {
    expect(sut.tokenize(text)).toEqual([]);
  });

  it('reads the beginning of an endless text', () => {
    const text = 'Where is my card? '.repeat(100_000);
    expect(sut.tokenize(text)).toEqual(sut.tokenize(text.slice(0, 2_000)));
    expect(sut.tokenize(text)).toHaveLength(MAX_TOKENS);
  });

  it('gives pieces that make up the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (text) => {
        const whole = piecesOf(text).slice(1, -1).join('').replaceAll('##', '');
        // The marks of continued pieces are no different from what a text may hold.
        expect(whole).toBe(text.toLowerCase().replaceAll(' ', '').replaceAll('##', ''));
      }),
    );
  });

  it('never fails, and never gives more tokens than the model reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const tokens = sut.tokenize(text);
        expect(tokens.length).toBeLessThanOrEqual(MAX_TOKENS);
        for (const token of tokens) expect(names.has(token)).toBe(true);
      }),
    );
  });
});
