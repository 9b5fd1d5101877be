import type { Rule } from './rule.entity.js';
import type { RuleText } from './rule-version.entity.js';

/** All that a rule says now. */
export function textOf(rule: Rule): RuleText {
  const { name, place: position, isActive: active, kind, event, conditions, actions } = rule;
  return { name, position, active, kind, event, conditions, actions };
}
