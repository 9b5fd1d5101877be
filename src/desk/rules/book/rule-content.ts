import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { cleanTags } from '../../tickets/index.js';
import type { Action } from '../core/action.js';
import { ALWAYS } from '../core/condition.js';
import { type RuleContent, type RuleDraft, validateRule } from '../core/validate-rule.js';

/** What a rule says, where nothing is wrong with it. @throws ValidationError */
export function soundContent({
  conditions = ALWAYS,
  event = null,
  ...draft
}: Omit<RuleDraft, 'conditions'> & { readonly conditions?: unknown }): RuleContent {
  const whole = { ...draft, event, conditions };
  const violations = validateRule(whole);
  if (violations.length > 0) throw new ValidationError(violations);
  const { actions, ...content } = whole as RuleContent;
  return { ...content, actions: actions.map(cleaned) };
}

/** Tags have one spelling. */
function cleaned(action: Action): Action {
  if (action.type !== 'tag') return action;
  const { add, remove } = action;
  return {
    type: 'tag',
    ...(add && { add: cleanTags(add) }),
    ...(remove && { remove: cleanTags(remove) }),
  };
}
