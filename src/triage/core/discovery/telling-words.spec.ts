import { describe, expect, it } from '@jest/globals';
import { nameGroups } from './names.js';
import { tellingWords } from './telling-words.js';

const TEXTS = [
  'please cancel my order',
  'I want to cancel the order from today',
  'can you cancel this order?',
  'where is my card, it has not arrived',
  'my new card has not arrived yet',
  'the card never arrived',
];
const GROUPS = Int32Array.of(0, 0, 0, 1, 1, 1);

describe('tellingWords', () => {
  it('finds two words that belong together, as they are said', () => {
    const [cancelling, arriving] = tellingWords(TEXTS, GROUPS, 2);
    expect(cancelling!.pair).toEqual(['cancel', 'order']);
    expect(arriving!.pair).toEqual(['card', 'arrived']);
  });

  it('takes forms of one word for one', () => {
    const [words] = tellingWords(['card cards', 'cards card', 'card'], Int32Array.of(0, 0, 0), 1);
    expect(words!.terms.length).toBeLessThanOrEqual(1);
  });

  it('finds nothing where nothing is said', () => {
    const [words] = tellingWords(['the', 'and 12345'], Int32Array.of(0, 0), 1);
    expect(words).toEqual({ pair: [], terms: [] });
  });
});

describe('nameGroups', () => {
  const words = { pair: ['cancel', 'order'], terms: ['cancel', 'order', 'today'] };

  it('tells groups apart that would have one name', () => {
    expect(nameGroups([words, words, words], [])).toEqual([
      'cancel_order',
      'cancel_order_today',
      'cancel_order_2',
    ]);
  });

  it('leaves names alone that are taken, also in another case', () => {
    expect(nameGroups([words], ['Cancel_Order'])).toEqual(['cancel_order_today']);
  });

  it('names what has no words', () => {
    const nothing = { pair: [], terms: [] };
    expect(nameGroups([nothing, nothing], [])).toEqual(['new_intent', 'new_intent_2']);
  });
});
