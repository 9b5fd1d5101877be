import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Classification } from '../../triage/core/classifier/classification.js';
import {
  classificationDifferences,
  decisionDifferences,
  guaranteeDifferences,
  unclassifiedDifferences,
} from './differences.js';
import type { StoredDecision } from './stored-decisions.js';

const AGAIN: Classification = {
  tier: 'lexical',
  intent: 'refund',
  confidence: 0.812_345_678_901_234_5,
  familiarity: 0.7,
  familiar: true,
  knownShare: 0.9,
  alternatives: [{ intent: 'delivery', confidence: 0.1 }],
  evidence: [],
  nearest: [],
};
const STORED: StoredDecision = {
  id: 1,
  ticketId: 2,
  modelId: 7,
  policyId: 1,
  guaranteeId: null,
  outcome: 'auto_resolved',
  reason: 'confident',
  intent: 'refund',
  confidence: AGAIN.confidence,
  familiar: true,
  answerable: true,
  threshold: 0.75,
  alternatives: [{ confidence: 0.1, intent: 'delivery' }],
  tier: 'lexical',
  familiarity: 0.7,
  knownShare: 0.9,
  kind: 'request',
  classified: null,
  wish: 'stated',
  wishes: [],
  language: null,
  languageConfidence: null,
  languageKnown: true,
  message: 'I want my money back',
};
const fieldsOf = (stored: Partial<StoredDecision>, again: Partial<Classification> = {}) =>
  classificationDifferences({ ...STORED, ...stored }, { ...AGAIN, ...again }).map(
    ({ field }) => field,
  );

describe('classificationDifferences', () => {
  it('finds none in what is the same', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it.each([
    ['intent', { intent: 'delivery' }],
    ['confidence', { confidence: AGAIN.confidence + Number.EPSILON }],
    ['familiar', { familiar: false }],
    ['tier', { tier: 'full' as const }],
    ['familiarity', { familiarity: 0.700_001 }],
    ['knownShare', { knownShare: 0.900_001 }],
    ['alternatives', { alternatives: [] }],
    ['alternatives', { alternatives: [{ intent: 'delivery', confidence: 0.1 + 1e-16 }] }],
  ])('finds another %s', (field, stored) => {
    expect(fieldsOf(stored)).toEqual([field]);
  });

  it('does not ask old rows for what was not kept then', () => {
    const old = { tier: null, familiarity: null, knownShare: null };
    expect(fieldsOf(old, { tier: 'full', familiarity: 0.1, knownShare: 0.2 })).toEqual([]);
  });

  it('takes a 32-bit float, however it is written, for the same', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (familiarity) => {
        const stored = Number(Math.fround(familiarity).toPrecision(9));
        expect(fieldsOf({ familiarity: stored }, { familiarity })).toEqual([]);
      }),
    );
  });
});

describe('decisionDifferences', () => {
  it('compares outcome, reason and threshold', () => {
    const again = { outcome: 'auto_resolved', reason: 'confident', threshold: 0.75 } as const;
    expect(decisionDifferences(STORED, again)).toEqual([]);
    expect(
      decisionDifferences(STORED, { outcome: 'open', reason: 'shadow', threshold: null }),
    ).toEqual([
      { field: 'outcome', stored: 'auto_resolved', recomputed: 'open' },
      { field: 'reason', stored: 'confident', recomputed: 'shadow' },
      { field: 'threshold', stored: 0.75, recomputed: null },
    ]);
  });
});

describe('unclassifiedDifferences', () => {
  it('wants neither an intent nor a confidence', () => {
    expect(unclassifiedDifferences({ ...STORED, intent: null, confidence: null })).toEqual([]);
    expect(unclassifiedDifferences({ ...STORED, confidence: 0 })).toEqual([
      { field: 'intent', stored: 'refund', recomputed: null },
      { field: 'confidence', stored: 0, recomputed: null },
    ]);
  });
});

describe('guaranteeDifferences', () => {
  const TARGET = { targetErrorRate: 0.02 };
  const NAMED = { id: 3, policyId: 1, modelId: 7 };
  const recomputed = { policyId: 1, modelId: 7 };

  it('finds none in a guarantee of the policy and the model', () => {
    expect(guaranteeDifferences(STORED, TARGET, NAMED)).toEqual([]);
  });

  it.each([{ policyId: 2 }, { modelId: 8 }])('finds one of %j', (other) => {
    const stored = { ...NAMED, ...other };
    expect(guaranteeDifferences(STORED, TARGET, stored)).toEqual([
      { field: 'guarantee', stored, recomputed },
    ]);
  });

  it('misses one where a target was to be kept with a model', () => {
    expect(guaranteeDifferences(STORED, TARGET, undefined)).toEqual([
      { field: 'guarantee', stored: null, recomputed },
    ]);
    expect(guaranteeDifferences({ ...STORED, modelId: null }, TARGET, undefined)).toEqual([]);
    expect(guaranteeDifferences(STORED, { targetErrorRate: null }, undefined)).toEqual([]);
    expect(guaranteeDifferences(STORED, undefined, undefined)).toEqual([]);
  });

  it('asks only for the policy where the model failed', () => {
    const failed = { ...STORED, modelId: null };
    expect(guaranteeDifferences(failed, TARGET, NAMED)).toEqual([]);
    expect(guaranteeDifferences({ ...failed, policyId: 2 }, TARGET, NAMED)).toHaveLength(1);
  });
});
