import { describe, expect, it } from '@jest/globals';
import { isCorrect } from './ticket-prediction.js';

const prediction = { modelId: 1, confidence: 0.9, familiar: true };

describe('isCorrect', () => {
  it.each([
    ['refund', 'refund', true],
    ['refund', 'Refund', false],
    ['refund', 'order_status', false],
    [null, 'refund', null],
  ])('what the machine called %s and is %s is right: %s', (intent, truth, expected) => {
    expect(isCorrect({ ...prediction, intent }, truth)).toBe(expected);
  });
});
