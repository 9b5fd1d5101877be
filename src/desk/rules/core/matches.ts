import type { Condition, ConditionValue, FieldCondition } from './condition.js';
import type { FieldName, Operator } from './fields.js';

/** What is known of a field; null where nothing is. */
export type FactValue = string | number | boolean | readonly string[] | null;

/** What is known of a ticket and what belongs to it. */
export type Facts = Readonly<Record<FieldName, FactValue>>;

/**
 * Whether the facts meet a condition. Of what is not known everything is denied: it is not this, not
 * among those, and neither more nor less than anything; texts are compared without regard to case.
 */
export function matches(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((it) => matches(it, facts));
  if ('any' in condition) return condition.any.some((it) => matches(it, facts));
  if ('not' in condition) return !matches(condition.not, facts);
  return meets(condition, facts[condition.field]);
}

type Test = (fact: NonNullable<FactValue>, value: ConditionValue) => boolean;

const TESTS: Readonly<Partial<Record<Operator, Test>>> = {
  is: (fact, value) => folded(fact) === folded(value),
  in: (fact, value) => listOf(value).includes(folded(fact)),
  contains: (fact, value) => String(folded(fact)).includes(String(folded(value))),
  starts_with: (fact, value) => String(folded(fact)).startsWith(String(folded(value))),
  at_least: (fact, value) => Number(fact) >= Number(value),
  more_than: (fact, value) => Number(fact) > Number(value),
  at_most: (fact, value) => Number(fact) <= Number(value),
  less_than: (fact, value) => Number(fact) < Number(value),
  includes: (fact, value) => listOf(fact).includes(folded(value)),
  includes_any: (fact, value) => listOf(value).some((it) => listOf(fact).includes(it)),
};

/** What is the opposite of another one. */
const OPPOSITES: Readonly<Partial<Record<Operator, Operator>>> = {
  is_not: 'is',
  not_in: 'in',
  not_contains: 'contains',
  excludes: 'includes',
};

function meets({ operator, value = '' }: FieldCondition, fact: FactValue): boolean {
  if (operator === 'is_empty') return isEmpty(fact);
  if (operator === 'is_not_empty') return !isEmpty(fact);
  const opposite = OPPOSITES[operator];
  if (opposite) return !test(opposite, fact, value);
  return test(operator, fact, value);
}

function test(operator: Operator, fact: FactValue, value: ConditionValue): boolean {
  return fact !== null && (TESTS[operator]?.(fact, value) ?? false);
}

function isEmpty(fact: FactValue): boolean {
  return fact === null || fact === '' || (Array.isArray(fact) && fact.length === 0);
}

function listOf(value: FactValue | ConditionValue): unknown[] {
  return Array.isArray(value) ? value.map(folded) : [folded(value)];
}

function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFKC').toLowerCase() : value;
}
