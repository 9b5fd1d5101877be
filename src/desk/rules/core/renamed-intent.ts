import { type Condition, mapLeaves } from './condition.js';

/** The same condition where an intent is called otherwise now. */
export function withIntentRenamed(condition: Condition, from: string, to: string): Condition {
  const renamed = <Value>(value: Value): Value | string => (value === from ? to : value);
  return mapLeaves(condition, (leaf) => {
    const { field, value } = leaf;
    if (field !== 'ticket.intent' || value === undefined) return leaf;
    return { ...leaf, value: Array.isArray(value) ? value.map(renamed) : renamed(value) };
  });
}
