import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectThat } from '../../../../../test/support/expect-that.js';
import { fromBytes } from '../../cache/vector-bytes.js';
import { MiniLmEncoder } from './minilm-encoder.js';
import { readModelFiles } from './model-files.js';
import { DIMENSIONS } from './transformer.js';

/** By another implementation, in 32-bit floats throughout. */
const REFERENCES = new URL(
  '../../../../../test/support/encoders/minilm-references.json',
  import.meta.url,
);

const sut = new MiniLmEncoder(readModelFiles());

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, i) => sum + value * other[i]!, 0);
}

describe('MiniLmEncoder', () => {
  it('agrees with the reference, text by text and all at once', () => {
    const references = JSON.parse(readFileSync(REFERENCES, 'utf8')) as {
      text: string;
      vector: string;
    }[];
    const together = sut.encodeAll(references.map(({ text }) => text));
    for (const [i, { text, vector }] of references.entries()) {
      const expected = fromBytes(Buffer.from(vector, 'base64'));
      expectThat(dot(together[i]!, expected), text).toBeGreaterThan(0.99999);
      expectThat(sut.encodeAll([text])[0], text).toEqual(together[i]);
    }
  });

  it('puts similar meanings close together', () => {
    const [card, other, weather] = sut.encodeAll([
      'Where is my new card?',
      'My card has not arrived yet.',
      'The weather is lovely today.',
    ]);
    expect(dot(card!, other!)).toBeGreaterThan(dot(card!, weather!) + 0.2);
  });

  it('gives the zero vector for a text without words', () => {
    expect(sut.encodeAll(['', 'hello', ' \n'])[2]).toEqual(new Float32Array(DIMENSIONS));
    expect(sut.encodeAll([])).toEqual([]);
  });

  it('gives vectors of length 1 for whatever has words', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 300 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (messages) => {
        const written = messages.map((it) => `a${it}`);
        for (const vector of sut.encodeAll(written)) {
          expect(vector).toHaveLength(DIMENSIONS);
          expect(dot(vector, vector)).toBeCloseTo(1, 5);
        }
      }),
      { numRuns: 30 },
    );
  });
});
