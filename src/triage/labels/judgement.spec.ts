import { describe, expect, it } from 'vitest';
import { isRight } from './judgement.js';

const judgement = { modelId: 1, confidence: 0.9, familiar: true };

describe('isRight', () => {
  it.each([
    ['refund', 'refund', true],
    ['refund', 'Refund', false],
    ['refund', 'order_status', false],
    [null, 'refund', null],
  ])('what the machine called %s and is %s is right: %s', (intent, truth, expected) => {
    expect(isRight({ ...judgement, intent }, truth)).toBe(expected);
  });
});
