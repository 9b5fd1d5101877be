import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IntentOverride, Policy } from '../core/index.js';
import { Intent } from '../taxonomy/index.js';
import { answeredBy } from './answering.js';

const STRANGE = ['__proto__', 'constructor', 'toString'];
const NAMES = ['delivery', 'invoice', 'refund', ...STRANGE];

function anIntent(name: string, fields: Partial<Intent> = {}): Intent {
  return Object.assign(new Intent(), { name, answer: 'Soon.', autoResolve: true, ...fields });
}

/** As the database gives it: a name such as __proto__ is an ordinary key. */
function aPolicy(mode: Policy['mode'], ...overrides: [name: string, IntentOverride][]) {
  return { mode, overrides: Object.fromEntries(overrides) };
}

describe('answeredBy', () => {
  const intents = [
    anIntent('refund'),
    anIntent('delivery'),
    anIntent('invoice'),
    anIntent('silent', { answer: ' ' }),
    anIntent('delicate', { autoResolve: false }),
  ];

  it.each<[string, ReturnType<typeof aPolicy>, string[]]>([
    ['all that have an answer', aPolicy('live'), ['delivery', 'invoice', 'refund']],
    [
      'not what it never answers',
      aPolicy('live', ['invoice', { neverAnswer: true }]),
      ['delivery', 'refund'],
    ],
    [
      'what it might have never answered',
      aPolicy('live', ['invoice', { neverAnswer: false }]),
      ['delivery', 'invoice', 'refund'],
    ],
    [
      'not what has a threshold set by hand',
      aPolicy('live', ['refund', { threshold: 0 }]),
      ['delivery', 'invoice'],
    ],
    [
      'not what is in shadow',
      aPolicy('live', ['refund', { mode: 'shadow' }]),
      ['delivery', 'invoice'],
    ],
    ['the one that is live', aPolicy('shadow', ['refund', { mode: 'live' }]), ['refund']],
    [
      'all that would be answered, where none is live',
      aPolicy('shadow', ['refund', { neverAnswer: true }]),
      ['delivery', 'invoice'],
    ],
    [
      'all that would be answered, where the live one has its own threshold',
      aPolicy('shadow', ['refund', { mode: 'live', threshold: 0.9 }]),
      ['delivery', 'invoice'],
    ],
    [
      'no intent without an answer, whatever is set',
      aPolicy('shadow', ['silent', { mode: 'live' }], ['refund', { mode: 'live' }]),
      ['refund'],
    ],
  ])('%s', (_, policy, expected) => {
    expect(answeredBy(policy, intents)).toEqual(expected);
  });

  it.each(STRANGE)('takes %s for an ordinary name', (name) => {
    const both = [anIntent('refund'), anIntent(name)];
    expect(answeredBy(aPolicy('live'), both)).toEqual([name, 'refund'].sort());
    expect(answeredBy(aPolicy('live', [name, { neverAnswer: true }]), both)).toEqual(['refund']);
    expect(answeredBy(aPolicy('live', ['refund', { threshold: 1 }]), both)).toEqual([name]);
    expect(answeredBy(aPolicy('shadow', [name, { mode: 'live' }]), both)).toEqual([name]);
  });

  it('does not mind the order of the intents, and names none twice or unheard', () => {
    const override = fc.record(
      {
        mode: fc.constantFrom('shadow' as const, 'live' as const),
        threshold: fc.double({ min: 0, max: 1, noNaN: true }),
        neverAnswer: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const overrides = fc.array(fc.tuple(fc.constantFrom(...NAMES), override));
    fc.assert(
      fc.property(
        fc.constantFrom('shadow' as const, 'live' as const),
        overrides,
        fc.shuffledSubarray(NAMES),
        (mode, own, names) => {
          const policy = aPolicy(mode, ...own);
          const shuffled = answeredBy(
            policy,
            names.map((name) => anIntent(name)),
          );
          const sorted = [...names].sort();
          expect(shuffled).toEqual(
            answeredBy(
              policy,
              sorted.map((name) => anIntent(name)),
            ),
          );
          expect(shuffled).toEqual(sorted.filter((name) => shuffled.includes(name)));
        },
      ),
    );
  });
});
