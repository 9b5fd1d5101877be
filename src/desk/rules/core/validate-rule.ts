import type { Violation } from '../../../platform/common/errors/domain-error.js';
import type { Action } from './action.js';
import { type Condition, leavesOf } from './condition.js';
import { type RuleKind, TRIGGER_EVENTS, type TriggerEvent } from './rule-values.js';
import { validateActions } from './validate-action.js';
import { validateCondition } from './validate-condition.js';

/** What a rule does and when; as it is sent, before anything is known of it. */
export interface RuleDraft {
  readonly kind: RuleKind;
  readonly event?: TriggerEvent | null | undefined;
  readonly conditions: unknown;
  readonly actions: unknown;
}

/** The same once nothing is wrong with it. */
export interface RuleContent {
  readonly kind: RuleKind;
  readonly event: TriggerEvent | null;
  readonly conditions: Condition;
  readonly actions: readonly Action[];
}

/** What is wrong with a rule, each with the path to it, such as `conditions.all[1].value`. */
export function validateRule({ kind, event = null, conditions, actions }: RuleDraft): Violation[] {
  const violations = [
    ...eventViolations(kind, event),
    ...validateCondition(conditions, event),
    ...validateActions(actions),
  ];
  if (violations.length > 0 || kind === 'trigger') return violations;
  // It would be for every ticket there is.
  if (leavesOf(conditions as Condition).length > 0) return [];
  return [{ path: 'conditions', message: 'must ask something: automations are for some tickets' }];
}

function eventViolations(kind: RuleKind, event: TriggerEvent | null): Violation[] {
  if (kind === 'automation') {
    if (event === null) return [];
    return [{ path: 'event', message: 'must be left out: automations go by time' }];
  }
  if (event !== null && TRIGGER_EVENTS.includes(event)) return [];
  return [{ path: 'event', message: `must be, of a trigger, one of ${TRIGGER_EVENTS.join(', ')}` }];
}
