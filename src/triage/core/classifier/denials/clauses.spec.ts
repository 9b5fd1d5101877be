import { describe, expect, it } from '@jest/globals';
import { clausesOf } from './clauses.js';

const textsOf = (message: string): string[] => clausesOf(message).map(({ text }) => text.trim());

describe('clausesOf', () => {
  it.each([
    [
      'I do not want a refund, I just want my parcel',
      ['I do not want a refund', 'I', 'just want my parcel'],
    ],
    ['My card was declined but I paid', ['My card was declined', 'but I paid']],
    ['Where is it? Order 4.5 of 1.2.2024', ['Where is it', 'Order 4.5 of 1.2.2024']],
    ["I don't use it please delete it", ["I don't use it", 'please delete it']],
    ['Ich will kein Geld, sondern das Paket', ['Ich will kein Geld', 'sondern das Paket']],
    ['… ?! 12', []],
    ['', []],
  ])('splits %j where something else is said', (message, clauses) => {
    expect(textsOf(message)).toEqual(clauses);
  });

  it('knows where a clause stands, and which asks', () => {
    const message = 'Hi! Can I cancel it? Thanks.';
    const clauses = clausesOf(message);
    expect(clauses.map(({ start, end }) => message.slice(start, end))).toEqual(
      clauses.map(({ text }) => text),
    );
    expect(clauses.map(({ isQuestion }) => isQuestion)).toEqual([false, true, false]);
  });
});
