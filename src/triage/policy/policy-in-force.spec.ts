import { describe, expect, it } from '@jest/globals';
import type { IntentRisk } from '../core/index.js';
import type { CompletePolicy } from './policy-draft.js';
import { policyInForce } from './policy-in-force.js';

const BY_HAND: CompletePolicy = {
  mode: 'live',
  threshold: 0.8,
  targetErrorRate: null,
  confidenceLevel: null,
  overrides: { refund: { threshold: 0.9 } },
};
const PROMISING: CompletePolicy = {
  ...BY_HAND,
  threshold: null,
  targetErrorRate: 0.02,
  confidenceLevel: 0.9,
};

function aRisk(threshold: number | null): IntentRisk {
  return { threshold, judged: 500, answered: 400, wrong: 2, bound: 0.01, missing: 0 };
}

describe('policyInForce', () => {
  const guarantee = { threshold: 0.7, intents: { delivery: aRisk(0.6), damage: aRisk(null) } };

  it('is the threshold that was set by hand, whatever could be promised', () => {
    const { mode, threshold, overrides } = BY_HAND;
    for (const given of [undefined, guarantee]) {
      expect(policyInForce(BY_HAND, given)).toStrictEqual({ mode, threshold, overrides });
    }
  });

  it('is the thresholds of the guarantee where a target is set', () => {
    expect(policyInForce(PROMISING, guarantee)).toStrictEqual({
      mode: 'live',
      threshold: 0.7,
      overrides: { refund: { threshold: 0.9 } },
      guaranteed: { delivery: 0.6, damage: null },
    });
  });

  it('answers nothing where a target is set and nothing is guaranteed', () => {
    const nothing = {
      mode: 'live',
      threshold: null,
      overrides: PROMISING.overrides,
      guaranteed: {},
    };
    expect(policyInForce(PROMISING, undefined)).toStrictEqual(nothing);
    expect(policyInForce(PROMISING, { threshold: null, intents: {} })).toStrictEqual(nothing);
  });

  it('keeps the mode', () => {
    expect(policyInForce({ ...PROMISING, mode: 'shadow' }, guarantee).mode).toBe('shadow');
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes %s for an ordinary name', (intent) => {
    const intents = Object.fromEntries([[intent, aRisk(0.5)]]);
    const { guaranteed = {} } = policyInForce(PROMISING, { threshold: null, intents });
    expect(Object.entries(guaranteed)).toEqual([[intent, 0.5]]);
    const { guaranteed: none = {} } = policyInForce(PROMISING, guarantee);
    expect(Object.hasOwn(none, intent)).toBe(false);
  });
});
