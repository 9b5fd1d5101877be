import { describe, expect, it } from '@jest/globals';
import { isCorrect, isTelling } from './ticket-prediction.js';

const prediction = { modelId: 1, confidence: 0.9, familiar: true, others: [] };

describe('isCorrect', () => {
  it.each([
    ['refund', 'refund', true],
    ['refund', 'Refund', false],
    ['refund', 'order_status', false],
    [null, 'refund', null],
  ])('what the machine called %s and is %s is right: %s', (intent, truth, expected) => {
    expect(isCorrect({ ...prediction, intent }, truth)).toBe(expected);
  });

  it('is right where the truth is among several wishes', () => {
    const several = { ...prediction, intent: 'refund', others: ['invoice'] };
    expect([isCorrect(several, 'invoice'), isCorrect(several, 'delivery')]).toEqual([true, false]);
  });
});

describe('isTelling', () => {
  const sut =
    (others: readonly string[], familiar = true) =>
    (isRight: boolean | null) =>
      isTelling({ ...prediction, intent: 'refund', familiar, others }, isRight);

  it('hears of one wish whatever is said', () => {
    expect([true, false, null].map(sut([]))).toEqual([true, true, true]);
    expect([true, false].map(sut([], false))).toEqual([false, false]);
  });

  it('hears of several only that they were wrong', () => {
    expect([true, false, null].map(sut(['invoice']))).toEqual([false, true, false]);
  });
});
