import { initModel } from '@energetic-ai/embeddings';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readModelFiles } from './model-files.js';
import { MAX_PIECES, PieceTokenizer, type Vocabulary } from './piece-tokenizer.js';

const { vocabulary } = readModelFiles();
const sut = new PieceTokenizer(vocabulary);

/** The pieces as text; `�` is one that the vocabulary does not have. */
function piecesOf(text: string, tokenizer = sut, words: Vocabulary = vocabulary): string[] {
  return tokenizer.tokenize(text).map((piece) => words[piece]![0]);
}

describe('PieceTokenizer', () => {
  it.each([
    ['hello', ['▁hell', 'o']],
    ['Where is my card?', ['▁Where', '▁is', '▁my', '▁card', '?']],
    ['  two', ['▁', '▁', '▁two']],
    ['😀', ['▁', '�']],
    ['😀😀😀', ['▁', '�']],
    ['\ud83d lone \udc00', ['▁', '�', '▁lo', 'ne', '▁', '�']],
    ['a\0b', ['▁a', '�', 'b']],
    ['Ｗhere', ['▁Where']],
    ['', []],
  ])('%j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  it('takes the most probable way', () => {
    const words: Vocabulary = [
      ...vocabulary.slice(0, 6),
      ['▁', -1],
      ['▁a', -3],
      ['a', -1],
      ['ab', -4],
      ['b', -1],
    ];
    expect(piecesOf('ab', new PieceTokenizer(words), words)).toEqual(['▁', 'a', 'b']);
  });

  it('agrees with the tokenizer that the model was published with', async () => {
    const withoutModel = () => Promise.resolve({ model: undefined, vocabulary });
    const { tokenizer } = (await initModel(withoutModel as never)) as unknown as {
      tokenizer: { encode(text: string): number[] };
    };
    const word = fc.constantFrom(...vocabulary.slice(6, 2_000).map(([piece]) => piece));
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: word, maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (message) => {
        expect(sut.tokenize(message)).toEqual(tokenizer.encode(message).slice(0, MAX_PIECES));
      }),
      { numRuns: 300 },
    );
  });

  it('gives pieces that make up the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (text) => {
        const whole = piecesOf(text).join('');
        // Every printable ASCII character is in the vocabulary.
        expect(whole).toBe(text === '' ? '' : `▁${text.replaceAll(' ', '▁')}`);
      }),
    );
  });

  it('never fails, and never gives more pieces than the model reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const pieces = sut.tokenize(text);
        expect(pieces.length).toBeLessThanOrEqual(MAX_PIECES);
        expect(pieces.length > 0).toBe(text !== '');
        for (const piece of pieces) expect(vocabulary[piece]).toBeDefined();
      }),
    );
  });

  it('reads the beginning of an endless text', () => {
    const text = 'Where is my card? '.repeat(100_000);
    expect(sut.tokenize(text)).toEqual(sut.tokenize(text.slice(0, 2_000)));
    expect(sut.tokenize('\ufdfa'.repeat(100_000)).length).toBeLessThanOrEqual(MAX_PIECES);
  });
});
