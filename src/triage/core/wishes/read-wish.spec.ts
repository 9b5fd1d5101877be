import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EnsembleClassifier } from '../classifier/ensemble-classifier.js';
import { trainModel } from '../classifier/training.js';
import { readWish } from './read-wish.js';

const ORDERS = ['my order', 'the order', 'my last order', 'order 12', 'the order from today'];
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  cancel: [
    ...ORDERS.flatMap((it) => [`cancel ${it}`, `please cancel ${it}`, `I want to cancel ${it}`]),
    ...ORDERS.map((it) => `do not ship ${it}`),
  ],
  delivery: ORDERS.flatMap((it) => [
    `where is ${it}`,
    `when will ${it} arrive`,
    `I want to know where ${it} is`,
    `${it} has not arrived`,
  ]),
  invoice: ['invoice', 'receipt', 'bill'].flatMap((it) => [
    `send me the ${it}`,
    `I need the ${it}`,
    `please send a ${it}`,
    `where do I get a ${it}`,
    `there was no ${it} in the box`,
  ]),
};

let sut: EnsembleClassifier;
const read = (message: string) => readWish(sut, message, sut.classify(message));

beforeAll(() => {
  const rows = Object.entries(EXAMPLES).flatMap(([intent, texts]) =>
    texts.map((text) => ({ text, intent })),
  );
  sut = EnsembleClassifier.fromArtifact(trainModel(rows, { quick: true }).artifact);
});

describe('readWish', () => {
  it.each(['cancel my order', 'where is my order?', 'please send a receipt', 'hello', ''])(
    'leaves %j as it is',
    (message) => expect(read(message)).toEqual({ wish: 'stated' }),
  );

  it.each(["don't cancel my order", 'I do not need the receipt', 'no need for a receipt'])(
    'knows that %j is no wish',
    (message) => expect(read(message)).toEqual({ wish: 'negated' }),
  );

  it.each(['do not ship my order', 'my order has not arrived', 'can I not cancel my order?'])(
    'leaves %j, which the examples say themselves, or which asks',
    (message) => expect(read(message).wish).toBe('stated'),
  );

  it('lets a wish stand that is said beside it', () => {
    expect(read("I don't want to cancel it later, please cancel my order").wish).toBe('stated');
  });

  it('leaves it to the rest to decide, where that says something else', () => {
    expect(read('I do not want to cancel the order, when will it arrive')).toEqual({
      wish: 'rest',
      rest: 'when will it arrive',
    });
  });

  it('asks no model that has not learned what its examples take back', () => {
    const before = Object.create(sut, { denialsOf: { value: () => null } }) as EnsembleClassifier;
    const message = "don't cancel my order";
    expect(readWish(before, message, sut.classify(message))).toEqual({ wish: 'stated' });
  });

  it('says the same of any text each time, and never fails', () => {
    const words = fc.constantFrom(
      'not',
      "don't",
      'cancel',
      'my order',
      ',',
      '?',
      'already',
      'nicht',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((it) => it.join(' ')),
        ),
        (message) => {
          expect(read(message)).toEqual(read(message));
        },
      ),
    );
  });
});
