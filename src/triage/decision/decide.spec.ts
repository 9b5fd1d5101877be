import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Classification } from '../classifier/classification.js';
import { decide } from './decide.js';
import type { Outcome, Reason } from './decision.js';
import type { IntentOverride, Policy } from './policy.js';

const POLICY: Policy = { mode: 'live', threshold: 0.75, overrides: {} };

function aClassification(fields: Partial<Classification> = {}): Classification {
  return {
    intent: 'order_status',
    confidence: 0.9,
    familiar: true,
    familiarity: 1,
    knownShare: 1,
    tier: 'lexical',
    alternatives: [],
    evidence: [],
    nearest: [],
    ...fields,
  };
}

function aPolicy(intent: string, override: IntentOverride, fields: Partial<Policy> = {}): Policy {
  // As the database gives it: a name such as __proto__ is an ordinary key.
  const overrides = Object.fromEntries([[intent, override]]);
  return { ...POLICY, ...fields, overrides };
}

const OUTCOME_OF: Readonly<Record<Reason, Outcome>> = {
  confident: 'auto_resolved',
  below_threshold: 'escalated',
  not_guaranteed: 'escalated',
  needs_person: 'escalated',
  out_of_scope: 'escalated',
  classifier_unavailable: 'escalated',
  shadow: 'open',
};

const NAMES = ['order_status', 'refund', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const confidence = fc.oneof(share, fc.constantFrom(NaN, Infinity, -Infinity, -1, 2));
const name = fc.constantFrom(...NAMES);
const mode = fc.constantFrom('shadow' as const, 'live' as const);
const override = fc.record(
  { mode, threshold: share, neverAnswer: fc.boolean() },
  { requiredKeys: [] },
);
const named = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.array(fc.tuple(name, value)).map((it) => Object.fromEntries(it));
const policy: fc.Arbitrary<Policy> = fc.record(
  {
    mode,
    threshold: fc.option(share, { freq: 10 }),
    overrides: named(override),
    guaranteed: named(fc.option(share)),
  },
  { requiredKeys: ['mode', 'threshold', 'overrides'] },
);
const classification: fc.Arbitrary<Classification> = fc.record({
  intent: fc.option(name),
  confidence,
  familiar: fc.boolean(),
  familiarity: share,
  knownShare: share,
  tier: fc.constantFrom('lexical', 'full'),
  alternatives: fc.constant([]),
  evidence: fc.constant([]),
  nearest: fc.constant([]),
});
const input = fc.tuple(fc.option(classification, { freq: 20 }), policy, fc.boolean());

function ownOverride({ overrides }: Policy, intent: string | null | undefined): IntentOverride {
  return Object.entries(overrides).find(([key]) => key === intent)?.[1] ?? {};
}

/** An override counts before what a guarantee chose, and that before the threshold of all. */
function askedFor(by: Policy, intent: string | null | undefined): number | null {
  const [, guaranteed = by.threshold] =
    Object.entries(by.guaranteed ?? {}).find(([key]) => key === intent) ?? [];
  return ownOverride(by, intent).threshold ?? guaranteed;
}

describe('decide', () => {
  it.each<[Reason, Classification | null, Policy, boolean]>([
    ['confident', aClassification(), POLICY, true],
    ['confident', aClassification({ confidence: 0.75 }), POLICY, true],
    ['below_threshold', aClassification({ confidence: 0.7499 }), POLICY, true],
    ['below_threshold', aClassification({ confidence: NaN }), POLICY, true],
    ['needs_person', aClassification(), POLICY, false],
    ['needs_person', aClassification({ confidence: 0.1 }), POLICY, false],
    ['out_of_scope', aClassification({ familiar: false }), POLICY, true],
    ['out_of_scope', aClassification({ intent: null, confidence: 0 }), POLICY, false],
    ['classifier_unavailable', null, POLICY, false],
    ['classifier_unavailable', null, { ...POLICY, mode: 'shadow' }, false],
    ['shadow', aClassification(), { ...POLICY, mode: 'shadow' }, true],
    ['shadow', aClassification({ familiar: false }), { ...POLICY, mode: 'shadow' }, true],
  ])('%s', (reason, given, by, answerable) => {
    const decision = decide(given, by, answerable);
    expect(decision).toEqual({ outcome: OUTCOME_OF[reason], reason, threshold: 0.75 });
  });

  it('lets an override of the intent count, and no other', () => {
    const sure = aClassification();
    expect(decide(sure, aPolicy('order_status', { threshold: 0.95 }), true)).toEqual({
      outcome: 'escalated',
      reason: 'below_threshold',
      threshold: 0.95,
    });
    expect(decide(sure, aPolicy('order_status', { threshold: 0 }), true).threshold).toBe(0);
    expect(decide(sure, aPolicy('order_status', { neverAnswer: true }), true).reason).toBe(
      'needs_person',
    );
    expect(decide(sure, aPolicy('order_status', { mode: 'shadow' }), true).reason).toBe('shadow');
    const pilot = aPolicy('order_status', { mode: 'live' }, { mode: 'shadow' });
    expect(decide(sure, pilot, true).reason).toBe('confident');
    expect(decide(sure, aPolicy('refund', { neverAnswer: true }), true).reason).toBe('confident');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes %s for an ordinary name',
    (intent) => {
      const sure = aClassification({ intent });
      expect(decide(sure, POLICY, true).reason).toBe('confident');
      expect(decide(sure, aPolicy(intent, { neverAnswer: true }), true).reason).toBe(
        'needs_person',
      );
      expect(decide(sure, aPolicy(intent, { threshold: 0.99 }), true).threshold).toBe(0.99);
      const stored = JSON.parse(`{"${intent}": {"mode": "shadow"}}`) as Policy['overrides'];
      expect(decide(sure, { ...POLICY, overrides: stored }, true).reason).toBe('shadow');
    },
  );

  it('always decides, with the outcome that belongs to the reason, and always the same', () => {
    fc.assert(
      fc.property(input, ([given, by, answerable]) => {
        const decision = decide(given, by, answerable);
        expect(decision.outcome).toBe(OUTCOME_OF[decision.reason]);
        expect(decision.threshold).toBe(askedFor(by, given?.intent));
        expect(decide(given, by, answerable)).toEqual(decision);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers only what is live, familiar, answerable and sure enough', () => {
    fc.assert(
      fc.property(input, ([given, by, answerable]) => {
        const own = ownOverride(by, given?.intent);
        const may =
          given !== null &&
          given.intent !== null &&
          given.familiar &&
          answerable &&
          !own.neverAnswer &&
          (own.mode ?? by.mode) === 'live' &&
          given.confidence >= (askedFor(by, given.intent) ?? Infinity);
        expect(decide(given, by, answerable).outcome === 'auto_resolved').toBe(may);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers no more when the threshold rises', () => {
    fc.assert(
      fc.property(classification, policy, fc.boolean(), share, share, (given, by, able, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const answers = (threshold: number): boolean =>
          decide(given, { ...by, threshold }, able).outcome === 'auto_resolved';
        expect(answers(low) || !answers(high)).toBe(true);
      }),
    );
  });

  it('leaves its arguments alone', () => {
    const given = Object.freeze(aClassification());
    const by = Object.freeze({ ...POLICY, overrides: Object.freeze({}) });
    expect(() => decide(given, by, true)).not.toThrow();
  });
});
