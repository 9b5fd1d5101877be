import { describe, expect, it } from '@jest/globals';
import type { IntentRisk, OverallRisk, RiskDial } from '../core/index.js';
import { isWorthKeeping } from './is-worth-keeping.js';

const RISK: IntentRisk = {
  threshold: 0.8,
  judged: 1_000,
  answered: 800,
  wrong: 4,
  bound: 0.01,
  missing: 0,
};

function aDial(
  fields: Partial<OverallRisk> = {},
  intents: readonly (readonly [string, number | null])[] = [['refund', 0.7]],
): RiskDial {
  const evidence = { examples: 900, tickets: 100 };
  return {
    overall: { ...RISK, coverage: 0.8, source: 'examples', evidence, ...fields },
    intents: Object.fromEntries(intents.map(([it, threshold]) => [it, { ...RISK, threshold }])),
  };
}

describe('isWorthKeeping', () => {
  const kept = aDial();

  it.each<[string, RiskDial, boolean]>([
    ['the same', aDial(), false],
    ['the same by other figures', aDial({ answered: 801, wrong: 5, bound: 0.012 }), false],
    ['another threshold', aDial({ threshold: 0.81 }), true],
    ['no threshold any more', aDial({ threshold: null }), true],
    ['another source', aDial({ source: 'tickets' }), true],
    ['another threshold of an intent', aDial({}, [['refund', 0.71]]), true],
    ['no threshold of an intent', aDial({}, [['refund', null]]), true],
    ['the threshold of another intent', aDial({}, [['delivery', 0.7]]), true],
    [
      'one intent more',
      aDial({}, [
        ['refund', 0.7],
        ['delivery', 0.8],
      ]),
      true,
    ],
    ['no intent', aDial({}, []), true],
    ['1 % more evidence', aDial({ evidence: { examples: 900, tickets: 110 } }), false],
    ['over 1 % more evidence', aDial({ evidence: { examples: 900, tickets: 111 } }), true],
    ['over 1 % less evidence', aDial({ evidence: { examples: 889, tickets: 100 } }), true],
    [
      'as much evidence of another kind',
      aDial({ evidence: { examples: 800, tickets: 200 } }),
      false,
    ],
  ])('%s', (_, found, expected) => {
    expect(isWorthKeeping(kept, found)).toBe(expected);
  });

  it('does not mind the order of the intents, nor that a database kept it', () => {
    const own = [
      ['refund', 0.7],
      ['__proto__', 0.9],
      ['10', null],
      ['9', 0.1],
    ] as const;
    const given = aDial({}, own);
    const stored = JSON.parse(JSON.stringify(given)) as RiskDial;
    expect(isWorthKeeping(stored, aDial({}, [...own].reverse()))).toBe(false);
    const changed = own.map(
      ([it, threshold]) => [it, it === '__proto__' ? 0.8 : threshold] as const,
    );
    expect(isWorthKeeping(stored, aDial({}, changed))).toBe(true);
  });

  it('keeps the first evidence', () => {
    const none = aDial({ evidence: { examples: 0, tickets: 0 } });
    expect(isWorthKeeping(none, none)).toBe(false);
    expect(isWorthKeeping(none, aDial({ evidence: { examples: 0, tickets: 1 } }))).toBe(true);
  });
});
