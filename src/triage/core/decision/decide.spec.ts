import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Classification } from '../classifier/classification.js';
import { decide, thresholdOf } from './decide.js';
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
  nothing_new: 'escalated',
  automatic_message: 'escalated',
  negated_wish: 'escalated',
  several_wishes: 'escalated',
  too_long: 'escalated',
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

  it.each<[Reason, Partial<Classification> | null, Partial<Policy>, boolean]>([
    ['not_guaranteed', {}, {}, true],
    ['not_guaranteed', { confidence: 1 }, {}, true],
    ['not_guaranteed', { confidence: NaN }, {}, true],
    ['not_guaranteed', {}, { guaranteed: { refund: 0.5 } }, true],
    ['not_guaranteed', {}, { guaranteed: { order_status: null } }, true],
    ['needs_person', {}, {}, false],
    ['needs_person', {}, { overrides: { order_status: { neverAnswer: true } } }, true],
    ['out_of_scope', { familiar: false }, {}, true],
    ['out_of_scope', { intent: null, confidence: 0 }, {}, true],
    ['classifier_unavailable', null, {}, true],
    ['shadow', {}, { mode: 'shadow' }, true],
  ])('%s where no threshold keeps the promise', (reason, fields, by, answerable) => {
    const given = fields && aClassification(fields);
    const decision = decide(given, { ...POLICY, threshold: null, ...by }, answerable);
    expect(decision).toEqual({ outcome: OUTCOME_OF[reason], reason, threshold: null });
  });

  it('takes the threshold that a guarantee chose for the intent', () => {
    const by: Policy = { ...POLICY, guaranteed: { order_status: 0.6, refund: 0.95, damage: null } };
    const of = (intent: string, confidence: number) =>
      decide(aClassification({ intent, confidence }), by, true);
    const [confident, unsure] = ['confident', 'below_threshold'];
    expect(of('order_status', 0.6)).toMatchObject({ reason: confident, threshold: 0.6 });
    expect(of('order_status', 0.59)).toMatchObject({ reason: unsure, threshold: 0.6 });
    expect(of('refund', 0.9)).toMatchObject({ reason: unsure, threshold: 0.95 });
    expect(of('damage', 1)).toMatchObject({ reason: 'not_guaranteed', threshold: null });
    expect(of('delivery', 0.8)).toMatchObject({ reason: confident, threshold: 0.75 });
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
      const guaranteed = Object.fromEntries([[intent, null]]);
      expect(decide(sure, { ...POLICY, guaranteed }, true).reason).toBe('not_guaranteed');
      expect(decide(sure, { ...POLICY, guaranteed: {} }, true).reason).toBe('confident');
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
        const threshold = askedFor(by, given?.intent);
        const may =
          given !== null &&
          given.intent !== null &&
          given.familiar &&
          answerable &&
          !own.neverAnswer &&
          (own.mode ?? by.mode) === 'live' &&
          threshold !== null &&
          given.confidence >= threshold;
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

describe('thresholdOf', () => {
  it('is set by hand before it is chosen, and chosen for the intent before it is for all', () => {
    const overrides = { refund: { threshold: 0 }, invoice: { mode: 'live' as const } };
    const guaranteed = { refund: 0.95, invoice: 0.9, damage: null };
    const by: Policy = { mode: 'live', threshold: 0.75, overrides, guaranteed };
    expect(thresholdOf(by, 'refund')).toBe(0);
    expect(thresholdOf(by, 'invoice')).toBe(0.9);
    expect(thresholdOf(by, 'damage')).toBeNull();
    for (const other of ['delivery', 'toString', '', null, undefined]) {
      expect(thresholdOf(by, other)).toBe(0.75);
      expect(thresholdOf({ ...by, threshold: null }, other)).toBeNull();
    }
    expect(thresholdOf({ ...by, guaranteed: undefined }, 'invoice')).toBe(0.75);
  });

  it('lets a threshold set by hand answer where nothing is guaranteed', () => {
    const by = aPolicy(
      'damage',
      { threshold: 0.8 },
      { threshold: null, guaranteed: { damage: null } },
    );
    expect(thresholdOf(by, 'damage')).toBe(0.8);
    expect(decide(aClassification({ intent: 'damage' }), by, true).reason).toBe('confident');
  });
});
