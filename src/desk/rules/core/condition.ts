import type { FieldName, Operator } from './fields.js';

export type ConditionValue = string | number | boolean | readonly (string | number)[];

/** What is asked of one field. */
export interface FieldCondition {
  readonly field: FieldName;
  readonly operator: Operator;
  readonly value?: ConditionValue;
}

/** A tree of conditions; `all` of none is always met. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FieldCondition;

/** What every ticket meets. */
export const ALWAYS: Condition = { all: [] };

/** What is asked of single fields, wherever in the tree. */
export function leavesOf(condition: Condition): readonly FieldCondition[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

/** The same tree with another question in the place of each. */
export function mapLeaves(
  condition: Condition,
  change: (leaf: FieldCondition) => FieldCondition,
): Condition {
  if ('all' in condition) return { all: condition.all.map((it) => mapLeaves(it, change)) };
  if ('any' in condition) return { any: condition.any.map((it) => mapLeaves(it, change)) };
  if ('not' in condition) return { not: mapLeaves(condition.not, change) };
  return change(condition);
}
