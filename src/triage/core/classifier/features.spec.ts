import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bagOf } from './feature-bag.js';
import { BLOCKS, visitFeatures } from './features.js';
import { toDocument } from './tokenizer.js';

function featuresOf(document: string): string[] {
  const found: string[] = [];
  visitFeatures(document, (block, _high, _low, start, end) =>
    found.push(`${BLOCKS[block]}:${document.slice(start, end)}`),
  );
  return found;
}

describe('visitFeatures', () => {
  it('finds words, pairs with edges, and pieces of 2 to 5 characters', () => {
    const found = featuresOf(' my pin ');
    expect(found.filter((feature) => feature.startsWith('word'))).toEqual(['word:my', 'word:pin']);
    expect(found.filter((feature) => feature.startsWith('phrase'))).toEqual([
      'phrase: my',
      'phrase:my pin',
      'phrase:pin ',
    ]);
    const pieces = ' m| my| my |my|my |y | p| pi| pin| pin |pi|pin|pin |in|in |n '.split('|');
    expect(found.filter((feature) => feature.startsWith('char'))).toEqual(
      pieces.map((piece) => `characters:${piece}`),
    );
  });

  it('finds nothing in an empty document', () => {
    expect(featuresOf('')).toEqual([]);
  });

  it('never cuts a surrogate pair', () => {
    for (const feature of featuresOf(' 𝒳𐐷𐐷 🙂 ')) expect(feature).not.toMatch(/\p{Cs}/u);
  });

  it('gives equal keys to equal features only', () => {
    const texts = new Map<string, string>();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (message) => {
        const document = toDocument(message);
        visitFeatures(document, (block, high, low, start, end) => {
          const text = `${block}:${document.slice(start, end)}`;
          const key = `${high} ${low}`;
          expect(texts.get(key) ?? text).toBe(text);
          texts.set(key, text);
        });
      }),
    );
    expect(new Set(texts.values()).size).toBe(texts.size);
  });
});

describe('bagOf', () => {
  it('counts each distinct feature and remembers where it first stands', () => {
    const bag = bagOf(' no no ');
    const word = bag.blocks.indexOf(0);
    expect([bag.counts[word], bag.starts[word], bag.ends[word]]).toEqual([2, 1, 3]);
    expect(bag.counts.filter((_, i) => bag.blocks[i] === 1)).toEqual([1, 1, 1]);
    expect(bag.keys.size).toBe(bag.counts.length);
  });
});
