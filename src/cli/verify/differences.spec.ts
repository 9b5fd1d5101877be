import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Classification } from '../../triage/classifier/classification.js';
import { classificationDifferences, decisionDifferences } from './differences.js';
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
