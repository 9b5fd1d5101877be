import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EscalationFacts, escalationOf } from './escalation-of.js';
import { ALL_REASONS, ESCALATION_REASONS } from './escalation-reasons.js';

const calm: EscalationFacts = {
  averageConfidence: 0.9,
  isVeryNegative: false,
  isAngry: false,
  fallbacks: 0,
  asksForPerson: false,
  contactsOnIntent: 1,
};
const NO_REASONS = {
  person_requested: false,
  negative_sentiment: false,
  repeated_fallbacks: false,
  low_confidence: false,
  repeated_contact: false,
};

describe('escalationOf', () => {
  it('is nothing while all goes well', () => {
    expect(escalationOf(calm)).toBeNull();
  });

  it.each<[Partial<EscalationFacts>, string | null]>([
    [{ asksForPerson: true }, 'person_requested'],
    [{ isVeryNegative: true }, 'negative_sentiment'],
    [{ isAngry: true }, 'negative_sentiment'],
    [{ fallbacks: 2 }, null],
    [{ fallbacks: 3 }, 'repeated_fallbacks'],
    [{ averageConfidence: 0.3 }, null],
    [{ averageConfidence: 0.29 }, 'low_confidence'],
    [{ averageConfidence: null }, null],
    [{ contactsOnIntent: 2 }, null],
    [{ contactsOnIntent: 3 }, 'repeated_contact'],
    [{ fallbacks: 3, isAngry: true, asksForPerson: true }, 'person_requested'],
    [{ fallbacks: 3, isAngry: true }, 'negative_sentiment'],
  ])('of %j is %s', (facts, reason) => {
    expect(escalationOf({ ...calm, ...facts })).toBe(reason);
  });

  const facts = fc.record<EscalationFacts>({
    averageConfidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    isVeryNegative: fc.boolean(),
    isAngry: fc.boolean(),
    fallbacks: fc.nat(5),
    asksForPerson: fc.boolean(),
    contactsOnIntent: fc.nat(5),
  });

  it('names no reason that is switched off, and another one where there is one', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...ESCALATION_REASONS), (known, off) => {
        const reason = escalationOf(known, { ...ALL_REASONS, [off]: false });
        expect(reason).not.toBe(off);
        if (escalationOf(known) !== off) expect(reason).toBe(escalationOf(known));
      }),
    );
  });

  it('names the only one that is switched on, if it applies', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const alone = ESCALATION_REASONS.map((on) =>
          escalationOf(known, { ...NO_REASONS, [on]: true }),
        );
        expect(alone.find((it) => it !== null) ?? null).toBe(escalationOf(known));
      }),
    );
  });
});
