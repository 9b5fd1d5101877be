import { describe, expect, it } from '@jest/globals';
import { Priority } from '../../taxonomy/index.js';
import { answeredIn } from './answered-in.js';
import type { StarterIntent } from './starter-set.js';

const INTENT: StarterIntent = {
  name: 'refund',
  description: 'Money back',
  priority: Priority.Normal,
  autoResolve: true,
  answer: 'Soon.',
  answers: { de: 'Bald.', fr: 'Bientôt.' },
  examples: ['money back'],
};

describe('answeredIn', () => {
  it.each(['de', 'de-CH'])('has the answers of %s as the default', (tag) => {
    const answers = { en: 'Soon.', fr: 'Bientôt.' };
    expect(answeredIn(tag, [INTENT])).toEqual([{ ...INTENT, answer: 'Bald.', answers }]);
  });

  it.each(['en', 'en-GB', 'it'])('leaves them as they are for %s', (tag) => {
    expect(answeredIn(tag, [INTENT])).toEqual([INTENT]);
  });
});
