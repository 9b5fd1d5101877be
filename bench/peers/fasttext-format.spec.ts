import { describe, expect, it } from '@jest/globals';
import { fastTextAnswer, fastTextLine, fastTextTraining } from './fasttext-format.js';

describe('fastTextLine', () => {
  it('sets words and signs apart, in lower case', () => {
    expect(fastTextLine("Why isn't my Käse-Karte here?")).toBe(
      "why isn ' t my käse - karte here ?\n",
    );
  });

  it('stays one line without a label or an end of sentence', () => {
    expect(fastTextLine('lost\r\n__label__3 \u2028 </s>\0')).toBe('lost _ _ label _ _ 3 < / s >\n');
  });

  it('is an empty line for a message without text', () => {
    expect(fastTextLine(' \n')).toBe('\n');
  });
});

describe('an intent with spaces', () => {
  const intents = ['refund', 'card payment'];

  it('is trained as a number', () => {
    const rows = [{ text: 'Refused, why', intent: 'card payment' }];
    expect(fastTextTraining(rows, intents)).toBe('__label__1 refused , why\n');
  });

  it('is read back with its score, which is at most 1', () => {
    expect(fastTextAnswer('__label__1 0.98', intents)).toEqual({
      intent: 'card payment',
      score: 0.98,
    });
    expect(fastTextAnswer('__label__0 1.00001', intents)).toEqual({ intent: 'refund', score: 1 });
    expect(fastTextAnswer('', intents)).toEqual({ intent: '', score: 0 });
  });
});
