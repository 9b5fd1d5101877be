import { describe, expect, it } from '@jest/globals';
import { nameNow, NO_FORMER_NAMES, withNamesNow } from './former-names.js';

const FORMER = new Map([
  ['refund', 'money_back'],
  ['refunds', 'money_back'],
]);

describe('nameNow', () => {
  it('is the name that an intent has now, whichever it had before', () => {
    const names = ['refund', 'refunds', 'money_back', 'delivery', null];
    expect(names.map((name) => nameNow(FORMER, name))).toEqual([
      'money_back',
      'money_back',
      'money_back',
      'delivery',
      null,
    ]);
  });
});

describe('withNamesNow', () => {
  const judged = {
    intent: 'refund',
    confidence: 0.9,
    alternatives: [
      { intent: 'delivery', confidence: 0.05 },
      { intent: 'refunds', confidence: 0.01 },
    ],
  };

  it('names intents and alternatives by what they are called now, and changes nothing else', () => {
    expect(withNamesNow(FORMER, judged)).toEqual({
      intent: 'money_back',
      confidence: 0.9,
      alternatives: [
        { intent: 'delivery', confidence: 0.05 },
        { intent: 'money_back', confidence: 0.01 },
      ],
    });
    expect(withNamesNow(FORMER, { intent: null })).toEqual({ intent: null });
  });

  it('costs nothing where no intent was renamed', () => {
    expect(withNamesNow(NO_FORMER_NAMES, judged)).toBe(judged);
  });
});
