import { expect, it } from '@jest/globals';
import type { Condition } from './condition.js';
import { withIntentRenamed } from './renamed-intent.js';

it('gives an intent its new name wherever it is asked for, and nothing else', () => {
  const of = (intent: string): Condition => ({
    all: [
      { field: 'ticket.intent', operator: 'in', value: ['other', intent] },
      { not: { any: [{ field: 'ticket.intent', operator: 'is', value: intent }] } },
      { field: 'ticket.intent', operator: 'is_not_empty' },
      { field: 'ticket.tags', operator: 'includes', value: 'refund' },
    ],
  });
  expect(withIntentRenamed(of('refund'), 'refund', 'money_back')).toEqual(of('money_back'));
});
