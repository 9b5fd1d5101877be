import { describe, expect, it } from '@jest/globals';
import { nearText } from './near-text.js';

const CHARGED = nearText('I was charged twice for the same order');

describe('nearText', () => {
  it.each([
    'I was charged twice for the same order 17',
    'i WAS charged twice, for the same order!!',
    'The same order: you charge me twice',
    'I was chargéd twice twice for the same orders',
  ])('takes %j for the same', (text) => {
    expect(nearText(text)).toBe(CHARGED);
  });

  it.each(['I was charged twice', 'I was charged twice for my shoes', 'where is my order'])(
    'takes %j for another',
    (text) => {
      expect(nearText(text)).not.toBe(CHARGED);
    },
  );

  it('knows short words where there are no others, and letters of any script', () => {
    expect(nearText('it is me')).not.toBe(nearText('it is us'));
    expect(nearText('私の荷物はどこ')).not.toBe(nearText('請求書をください'));
    expect(nearText('12 + 3')).toBe('');
  });

  it('cuts no character in two', () => {
    expect(nearText('𐊀𐊀𐊀𐊀𐊀𐊀')).toBe('𐊀𐊀𐊀𐊀𐊀');
  });
});
