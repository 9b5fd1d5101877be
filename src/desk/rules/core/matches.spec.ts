import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, FieldCondition } from './condition.js';
import { FIELD_NAMES, type FieldName, fieldOf, OPERATORS, TAKE_LISTS } from './fields.js';
import { type Facts, matches } from './matches.js';
import { narrowingOf } from './narrowing.js';
import { validateCondition } from './validate-condition.js';

const NOTHING = Object.fromEntries(FIELD_NAMES.map((name) => [name, null])) as Facts;
const facts = (known: Partial<Facts>): Facts => ({ ...NOTHING, ...known });

describe('a condition on one field', () => {
  it.each<[FieldCondition, Partial<Facts>, boolean]>([
    [
      { field: 'ticket.priority', operator: 'is', value: 'high' },
      { 'ticket.priority': 'high' },
      true,
    ],
    [
      { field: 'ticket.priority', operator: 'is', value: 'high' },
      { 'ticket.priority': 'low' },
      false,
    ],
    [
      { field: 'ticket.intent', operator: 'is', value: 'Refund' },
      { 'ticket.intent': 'refund' },
      true,
    ],
    [{ field: 'ticket.intent', operator: 'is', value: 'refund' }, {}, false],
    [{ field: 'ticket.intent', operator: 'is_not', value: 'refund' }, {}, true],
    [{ field: 'ticket.intent', operator: 'in', value: ['a', 'b'] }, { 'ticket.intent': 'B' }, true],
    [
      { field: 'ticket.intent', operator: 'not_in', value: ['a', 'b'] },
      { 'ticket.intent': 'c' },
      true,
    ],
    [{ field: 'ticket.intent', operator: 'is_empty' }, {}, true],
    [{ field: 'ticket.intent', operator: 'is_not_empty' }, { 'ticket.intent': 'a' }, true],
    [
      { field: 'ticket.message', operator: 'contains', value: 'LAWYER' },
      { 'ticket.message': 'my lawyer says' },
      true,
    ],
    [
      { field: 'ticket.message', operator: 'not_contains', value: 'lawyer' },
      { 'ticket.message': 'my lawyer says' },
      false,
    ],
    [
      { field: 'ticket.message', operator: 'starts_with', value: 'my ' },
      { 'ticket.message': 'My lawyer' },
      true,
    ],
    [{ field: 'ticket.assigneeId', operator: 'is', value: 2 }, { 'ticket.assigneeId': 2 }, true],
    [
      { field: 'ticket.tags', operator: 'includes', value: 'VIP' },
      { 'ticket.tags': ['vip'] },
      true,
    ],
    [
      { field: 'ticket.tags', operator: 'excludes', value: 'vip' },
      { 'ticket.tags': ['vip'] },
      false,
    ],
    [{ field: 'ticket.tags', operator: 'excludes', value: 'vip' }, {}, true],
    [
      { field: 'ticket.tags', operator: 'includes_any', value: ['a', 'vip'] },
      { 'ticket.tags': ['vip'] },
      true,
    ],
    [{ field: 'ticket.tags', operator: 'is_empty' }, { 'ticket.tags': [] }, true],
    [
      { field: 'message.isAngry', operator: 'is', value: false },
      { 'message.isAngry': false },
      true,
    ],
    [{ field: 'message.isAngry', operator: 'is', value: false }, {}, false],
    [
      { field: 'ticket.hoursSinceCreated', operator: 'at_least', value: 24 },
      { 'ticket.hoursSinceCreated': 24 },
      true,
    ],
    [
      { field: 'ticket.hoursSinceCreated', operator: 'more_than', value: 24 },
      { 'ticket.hoursSinceCreated': 24 },
      false,
    ],
    [{ field: 'sla.hoursUntilDue', operator: 'less_than', value: 1 }, {}, false],
    [
      { field: 'sla.hoursUntilDue', operator: 'at_most', value: 0 },
      { 'sla.hoursUntilDue': -0.5 },
      true,
    ],
  ])('%j of %j: %s', (condition, known, expected) => {
    expect(matches(condition, facts(known))).toBe(expected);
  });
});

const WORDS = ['vip', 'refund', 'open', 'closed', 'high', 'web'];

const valueOf = (field: FieldName): fc.Arbitrary<string | number | boolean> => {
  const { kind, values } = fieldOf(field);
  if (values) return fc.constantFrom(...values);
  if (kind === 'flag') return fc.boolean();
  if (kind === 'id') return fc.integer({ min: 1, max: 5 });
  if (kind === 'number') return fc.integer({ min: -5, max: 50 });
  return fc.constantFrom(...WORDS);
};

const leaves: fc.Arbitrary<FieldCondition> = fc
  .constantFrom(...FIELD_NAMES.filter((name) => !fieldOf(name).events))
  .chain((field) =>
    fc
      .constantFrom(...OPERATORS[fieldOf(field).kind])
      .chain((operator): fc.Arbitrary<FieldCondition> => {
        if (operator === 'is_empty' || operator === 'is_not_empty') {
          return fc.constant({ field, operator });
        }
        const value = TAKE_LISTS.includes(operator)
          ? fc.array(valueOf(field), { minLength: 1, maxLength: 3 })
          : valueOf(field);
        return value.map((it) => ({ field, operator, value: it as string }));
      }),
  );

const { tree: trees } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    leaves,
    fc.array(tie('tree'), { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ),
}));

const factOf = (field: FieldName): fc.Arbitrary<Facts[FieldName]> =>
  fieldOf(field).kind === 'list'
    ? fc.option(fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }))
    : fc.option(valueOf(field));
const known = fc.record(
  Object.fromEntries(FIELD_NAMES.map((name) => [name, factOf(name)])),
) as fc.Arbitrary<Facts>;

describe('any condition', () => {
  it('is met or not met, and its opposite the other way round', () => {
    fc.assert(
      fc.property(trees, known, (tree, of) => {
        expect(matches({ not: tree }, of)).toBe(!matches(tree, of));
      }),
    );
  });

  it('means the same by De Morgan', () => {
    fc.assert(
      fc.property(fc.array(trees, { maxLength: 3 }), known, (all, of) => {
        expect(matches({ all }, of)).toBe(
          matches({ not: { any: all.map((not) => ({ not })) } }, of),
        );
      }),
    );
  });

  it('is taken when it is saved', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(validateCondition(tree, null)).toEqual([]);
      }),
    );
  });

  it('is met by no ticket that its narrowing leaves out, but closed ones that it does not name', () => {
    fc.assert(
      fc.property(trees, known, (tree, of) => {
        const status = of['ticket.status'];
        fc.pre(matches(tree, of) && status !== null);
        const { statuses, minimumHours } = narrowingOf(tree);
        if (status !== 'closed') expect(statuses).toContain(status);
        // No ticket is of the future.
        const age = Math.max(0, Number(of['ticket.hoursSinceCreated'] ?? minimumHours));
        expect(age).toBeGreaterThanOrEqual(minimumHours);
      }),
      { numRuns: 500 },
    );
  });
});

describe('narrowingOf', () => {
  it('names the statuses that must be, and how old a ticket is at least', () => {
    expect(
      narrowingOf({
        all: [
          { field: 'ticket.status', operator: 'in', value: ['open', 'closed'] },
          { field: 'ticket.status', operator: 'is_not', value: 'open' },
          { field: 'ticket.hoursSinceCreated', operator: 'at_least', value: 48 },
        ],
      }),
    ).toEqual({ statuses: ['closed'], minimumHours: 48 });
  });

  it('leaves closed tickets alone unless something asks for the status', () => {
    const tags: Condition = { field: 'ticket.tags', operator: 'includes', value: 'vip' };
    const closed: Condition = { field: 'ticket.status', operator: 'is', value: 'closed' };
    expect(narrowingOf(tags).statuses).not.toContain('closed');
    expect(narrowingOf({ any: [tags, closed] }).statuses).toContain('closed');
  });
});
