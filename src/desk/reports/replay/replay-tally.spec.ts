import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../../triage/core/index.js';
import { ReplayTally } from './replay-tally.js';
import type { ReplayedTicket } from './replayed-ticket.js';

const INTENTS = ['refund', 'delivery', 'password', null] as const;
const OUTCOMES: readonly Outcome[] = ['auto_resolved', 'escalated', 'open'];

const judged = fc.record({
  intent: fc.constantFrom(...INTENTS),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  outcome: fc.constantFrom(...OUTCOMES),
});
const truth = fc.oneof(
  fc.constant(null),
  fc.record({ intent: fc.constantFrom('refund', 'delivery'), not: fc.constant(null) }),
  fc.record({ intent: fc.constant(null), not: fc.constantFrom('refund', 'delivery') }),
);
const tickets = fc
  .array(
    fc.record({
      before: judged,
      after: judged,
      tier: fc.constantFrom('lexical', 'full', null),
      truth,
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map((row, i): ReplayedTicket => ({
      ...row,
      id: 2 * i + 1,
      after: { ...row.after, reason: 'confident' },
    })),
  );

function figuresOf(all: readonly ReplayedTicket[], examples = 20) {
  const sut = new ReplayTally(examples);
  for (const ticket of all) sut.add(ticket);
  return sut.figures();
}

function aTicket(fields: Partial<ReplayedTicket>): ReplayedTicket {
  const same = { intent: 'refund', confidence: 0.9, outcome: 'escalated' } as const;
  const after = { ...same, reason: 'below_threshold' } as const;
  return { id: 1, before: same, after, tier: 'lexical', truth: null, ...fields };
}

const sum = (counts: object): number =>
  Object.values(counts).reduce((total: number, count) => total + Number(count), 0);

describe('ReplayTally', () => {
  it('counts nothing where there is nothing', () => {
    const { tickets, outcomes, flips, truth, byIntent, examples } = figuresOf([]);
    expect([tickets, sum(outcomes.before), sum(outcomes.after)]).toEqual([0, 0, 0]);
    expect([sum(flips), sum(truth), byIntent, examples]).toEqual([0, 0, [], []]);
  });

  it('tells answers that become wrong from those that no longer are given', () => {
    const answered = { intent: 'refund', confidence: 0.9, outcome: 'auto_resolved' } as const;
    const wrong = { intent: 'delivery', not: null };
    const { truth, flips, byIntent } = figuresOf([
      aTicket({ id: 1, before: answered, truth: wrong }),
      aTicket({ id: 2, after: { ...answered, reason: 'confident' }, truth: wrong }),
      aTicket({
        id: 3,
        before: answered,
        after: { ...answered, intent: 'delivery', reason: 'confident' },
        truth: wrong,
      }),
    ]);
    expect(truth).toEqual({
      known: 3,
      answeredKnownBefore: 2,
      answeredKnownAfter: 2,
      wrongBefore: 2,
      wrongAfter: 1,
    });
    expect(flips).toEqual({ toAnswered: 1, toEscalated: 1, toOpen: 0, intentChanged: 1 });
    expect(byIntent).toEqual([
      {
        intent: 'refund',
        tickets: 2,
        known: 2,
        answeredBefore: 2,
        answeredAfter: 1,
        wrongBefore: 2,
        wrongAfter: 1,
      },
      {
        intent: 'delivery',
        tickets: 1,
        known: 1,
        answeredBefore: 0,
        answeredAfter: 1,
        wrongBefore: 0,
        wrongAfter: 0,
      },
    ]);
  });

  it('adds up, whatever the tickets are', () => {
    fc.assert(
      fc.property(tickets, (all) => {
        const { tickets, outcomes, flips, truth, tiers, intents, byIntent } = figuresOf(all);
        expect(tickets).toBe(all.length);
        expect(sum(outcomes.before)).toBe(all.length);
        expect(sum(outcomes.after)).toBe(all.length);
        expect(sum(tiers)).toBe(all.length);
        const { toAnswered, toEscalated, toOpen } = flips;
        expect(toAnswered + toEscalated + toOpen).toBe(
          all.filter(({ before, after }) => before.outcome !== after.outcome).length,
        );
        expect(byIntent).toHaveLength(intents);
        const total = (key: keyof (typeof byIntent)[number]) =>
          byIntent.reduce((of, row) => of + Number(row[key]), 0);
        expect(total('tickets')).toBe(all.length);
        expect(total('known')).toBe(truth.known);
        expect(total('answeredBefore')).toBe(outcomes.before.auto_resolved);
        expect(total('answeredAfter')).toBe(outcomes.after.auto_resolved);
        expect(total('wrongBefore')).toBe(truth.wrongBefore);
        expect(total('wrongAfter')).toBe(truth.wrongAfter);
        expect(truth.wrongAfter).toBeLessThanOrEqual(truth.answeredKnownAfter);
        expect(truth.answeredKnownAfter).toBeLessThanOrEqual(outcomes.after.auto_resolved);
      }),
    );
  });

  it('shows the first flips of each direction, in fair parts', () => {
    fc.assert(
      fc.property(tickets, fc.integer({ min: 0, max: 30 }), (all, most) => {
        const { examples } = figuresOf(all, most);
        const flips = all.filter(({ before, after }) => before.outcome !== after.outcome);
        expect(examples).toHaveLength(Math.min(most, flips.length));
        expect(examples.map(({ id }) => id)).toEqual(
          [...examples.map(({ id }) => id)].sort((a, b) => a - b),
        );
        const directions = OUTCOMES.map((outcome) => {
          const of = (some: readonly ReplayedTicket[]) =>
            some.filter(({ after }) => after.outcome === outcome);
          expect(of(examples)).toEqual(of(flips).slice(0, of(examples).length));
          return { shown: of(examples).length, all: of(flips).length };
        });
        // Nobody has more than one above somebody who could have had more.
        const cut = directions.filter(({ shown, all }) => shown < all);
        const highest = Math.max(...directions.map(({ shown }) => shown));
        for (const { shown } of cut) expect(highest - shown).toBeLessThanOrEqual(1);
      }),
    );
  });
});
