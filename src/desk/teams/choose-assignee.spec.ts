import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ASSIGNMENT_STRATEGIES, type Candidate, chooseAssignee } from './choose-assignee.js';

const INTENTS = ['refund', 'parcel', 'invoice'];

const candidates = fc.uniqueArray(
  fc.record({
    userId: fc.integer({ min: 1, max: 50 }),
    open: fc.nat(5),
    skills: fc.subarray(INTENTS),
  }),
  { selector: ({ userId }) => userId, maxLength: 8 },
);
const strategy = fc.constantFrom(...ASSIGNMENT_STRATEGIES);
const last = fc.option(fc.integer({ min: 1, max: 60 }));
const intent = fc.option(fc.constantFrom(...INTENTS));

const someone = (userId: number, open = 0, skills: string[] = []): Candidate => ({
  userId,
  open,
  skills,
});
const NONE = { last: null, intent: null };

describe('chooseAssignee', () => {
  it('chooses one of the candidates, whatever their order, and nobody where there are none', () => {
    fc.assert(
      fc.property(strategy, candidates, last, intent, (by, all, before, about) => {
        const circumstances = { last: before, intent: about };
        const chosen = chooseAssignee(by, all, circumstances);
        const ids = all.map(({ userId }) => userId);
        if (by !== 'by_skill') expect(chosen === undefined).toBe(all.length === 0);
        if (chosen !== undefined) expect(ids).toContain(chosen);
        expect(chooseAssignee(by, all.toReversed(), circumstances)).toBe(chosen);
      }),
    );
  });

  it('in turn gives each of them one before anybody gets a second', () => {
    fc.assert(
      fc.property(candidates, last, (all, before) => {
        let latest = before;
        const got = all.map(() => {
          latest = chooseAssignee('round_robin', all, { last: latest, intent: null })!;
          return latest;
        });
        const ids = all.map(({ userId }) => userId);
        expect([...got].sort((a, b) => a - b)).toEqual([...ids].sort((a, b) => a - b));
      }),
    );
  });

  it('by load leaves nobody with two more than another who had as few', () => {
    fc.assert(
      fc.property(candidates, fc.nat(30), (all, tickets) => {
        const loads = new Map(all.map(({ userId }) => [userId, 0]));
        let latest: number | null = null;
        for (let i = 0; i < tickets && all.length > 0; i++) {
          const now = all.map((it) => ({ ...it, open: loads.get(it.userId)! }));
          latest = chooseAssignee('least_loaded', now, { last: latest, intent: null })!;
          loads.set(latest, loads.get(latest)! + 1);
        }
        const counts = [...loads.values()];
        if (counts.length > 0) expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(2);
      }),
    );
  });

  it('by load takes who works on the fewest', () => {
    const all = [someone(1, 3), someone(2, 1), someone(3, 2)];
    expect(chooseAssignee('least_loaded', all, NONE)).toBe(2);
  });

  it('by skill takes the least loaded who names the intent, then who takes all, and else nobody', () => {
    const about = { last: null, intent: 'refund' };
    const able = [someone(1, 4, ['refund']), someone(2, 3, ['refund']), someone(3), someone(4)];
    expect(chooseAssignee('by_skill', able, about)).toBe(2);
    expect(chooseAssignee('by_skill', able.slice(2), about)).toBe(3);
    expect(chooseAssignee('by_skill', [someone(1, 0, ['parcel'])], about)).toBeUndefined();
    expect(chooseAssignee('by_skill', able.slice(0, 2), NONE)).toBeUndefined();
  });
});
