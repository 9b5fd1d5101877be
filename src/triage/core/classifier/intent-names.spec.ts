import { describe, expect, it } from '@jest/globals';
import { tellingNames, withIntentNames } from './intent-names.js';

describe('withIntentNames', () => {
  it('adds the name of each intent once, after the examples', () => {
    const examples = [
      { id: '1', text: 'where is it', intent: 'order_status' },
      { id: '2', text: 'is it sent', intent: 'order_status' },
      { id: '3', text: 'money back', intent: 'refund' },
    ];
    expect(withIntentNames(examples)).toEqual([
      ...examples,
      { text: 'order status', intent: 'order_status', isName: true },
      { text: 'refund', intent: 'refund', isName: true },
    ]);
    expect(withIntentNames([])).toEqual([]);
  });

  it.each([
    ['card_arrival', 'card arrival'],
    ['cardArrival', 'card arrival'],
    ['card-arrival', 'card arrival'],
    ['  card / arrival?', 'card arrival'],
    ['größeÄndern', 'größe ändern'],
    ['reset2FA', 'reset2fa'],
    ['मेरा_कार्ड', 'मेरा कार्ड'],
    ['cafe\u0301_menu', 'cafe\u0301 menu'],
  ])('splits %j into words', (intent, words) => {
    const [, name] = withIntentNames([{ text: 'hello', intent }]);
    expect(name!.text.toLowerCase()).toBe(words);
  });

  it('leaves a name without a word out', () => {
    const examples = [{ text: 'hello', intent: '—' }];
    expect(withIntentNames(examples)).toEqual(examples);
  });
});

describe('tellingNames', () => {
  const rowsOf = (intent: string, document: string, count: number) =>
    Array.from({ length: count }, () => ({ document, intent }));
  const name = { document: ' card arrival ', intent: 'card_arrival' };

  it('keeps a name that shares a word with an example of its intent', () => {
    const own = rowsOf('card_arrival', ' my card is late ', 2);
    const other = rowsOf('category_12', ' my card is late ', 2);
    const untold = { document: ' category 12 ', intent: 'category_12' };
    expect(tellingNames([...own, ...other], [name, untold])).toEqual([name]);
  });

  it('does not take a piece of a word for one, nor the example of another intent', () => {
    const rows = [
      ...rowsOf('card_arrival', ' my cards arrived ', 1),
      ...rowsOf('card_loss', ' my card is gone ', 1),
    ];
    expect(tellingNames(rows, [name])).toEqual([]);
  });

  it('drops the name of an intent with many examples, or with none', () => {
    expect(tellingNames(rowsOf('card_arrival', ' card ', 30), [name])).toEqual([name]);
    expect(tellingNames(rowsOf('card_arrival', ' card ', 31), [name])).toEqual([]);
    expect(tellingNames([], [name])).toEqual([]);
  });
});
