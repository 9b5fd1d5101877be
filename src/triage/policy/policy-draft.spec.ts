import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { promiseOf } from '../core/index.js';
import { completed, type PolicyDraft } from './policy-draft.js';

function aDraft(fields: Partial<PolicyDraft>): PolicyDraft {
  return { mode: 'live', overrides: {}, ...fields };
}

function violations(draft: PolicyDraft) {
  try {
    completed(draft);
  } catch (error) {
    if (error instanceof ValidationError) return error.violations;
    throw error;
  }
  return [];
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const field = fc.option(fc.option(share, { nil: undefined }));
const draft: fc.Arbitrary<PolicyDraft> = fc.record({
  mode: fc.constantFrom('shadow' as const, 'live' as const),
  overrides: fc.constant({ refund: { threshold: 0.9 } }),
  threshold: field,
  targetErrorRate: field,
  confidenceLevel: field,
});

describe('completed', () => {
  it('fills in what is not set', () => {
    expect(completed(aDraft({ threshold: 0 }))).toEqual({
      mode: 'live',
      threshold: 0,
      targetErrorRate: null,
      confidenceLevel: null,
      overrides: {},
    });
    const promised = { mode: 'live', threshold: null, targetErrorRate: 0.02, overrides: {} };
    expect(completed(aDraft({ targetErrorRate: 0.02 }))).toEqual({
      ...promised,
      confidenceLevel: 0.9,
    });
    const level = { targetErrorRate: 0.02, confidenceLevel: 0.95 };
    expect(completed(aDraft(level))).toEqual({ ...promised, confidenceLevel: 0.95 });
  });

  it.each<[Partial<PolicyDraft>, string]>([
    [{}, 'threshold'],
    [{ threshold: null, targetErrorRate: null }, 'threshold'],
    [{ confidenceLevel: 0.9 }, 'threshold'],
    [{ threshold: 0.8, targetErrorRate: 0.02 }, 'threshold'],
    [{ threshold: 0, targetErrorRate: 0.02 }, 'threshold'],
    [{ threshold: 0.8, confidenceLevel: 0.9 }, 'confidenceLevel'],
  ])('refuses %j', (fields, path) => {
    expect(violations(aDraft(fields))).toEqual([{ path, message: expect.any(String) }]);
  });

  it('is one of both kinds or refused, and complete for good', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const isSet = (value: number | null | undefined) => typeof value === 'number';
        const byHand = isSet(given.threshold);
        const fits =
          byHand !== isSet(given.targetErrorRate) && !(byHand && isSet(given.confidenceLevel));
        expect(violations(given).length === 0).toBe(fits);
        if (!fits) return;
        const policy = completed(given);
        expect(policy.threshold === null).toBe(!byHand);
        expect(policy.targetErrorRate === null).toBe(byHand);
        expect(policy.confidenceLevel === null).toBe(byHand);
        expect(completed(policy)).toEqual(policy);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the overrides in an object of its own, whatever the intents are called', () => {
    const given = aDraft({
      threshold: 0.8,
      overrides: JSON.parse(
        '{"__proto__": {"mode": "shadow"}, "toString": {}}',
      ) as object as Record<string, object>,
    });
    const { overrides } = completed(given);
    expect(overrides).not.toBe(given.overrides);
    expect(Object.entries(overrides)).toEqual([
      ['__proto__', { mode: 'shadow' }],
      ['toString', {}],
    ]);
  });
});

describe('promiseOf', () => {
  it('is the target and the probability to miss it', () => {
    const { target, delta } = promiseOf({ targetErrorRate: 0.02, confidenceLevel: 0.9 })!;
    expect(target).toBe(0.02);
    expect(delta).toBeCloseTo(0.1, 12);
  });

  it('is nothing where a threshold is set', () => {
    expect(promiseOf(completed(aDraft({ threshold: 0.8 })))).toBeUndefined();
  });
});
