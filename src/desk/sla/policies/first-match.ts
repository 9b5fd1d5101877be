import type { Priority } from '../../../triage/taxonomy/index.js';
import type { SlaConditions } from './sla-values.js';

/** What policies ask of a ticket; null where nobody knows. */
export interface SlaFacts {
  readonly priority: Priority;
  readonly channel: string | null;
  readonly tags: readonly string[];
  readonly requesterTier: string | null;
  readonly teamId: number | null;
}

interface Ordered {
  readonly id: number;
  readonly place: number;
  readonly isActive: boolean;
  readonly conditions: SlaConditions;
}

/** The policy for a ticket: of those that are active and fit, the first by place, then the oldest. */
export function firstMatch<Policy extends Ordered>(
  policies: readonly Policy[],
  facts: SlaFacts,
): Policy | undefined {
  return [...policies]
    .sort((one, other) => one.place - other.place || one.id - other.id)
    .find(({ isActive, conditions }) => isActive && fits(conditions, facts));
}

function fits(conditions: SlaConditions, facts: SlaFacts): boolean {
  const { priorities, channels, tags, requesterTiers, teamIds } = conditions;
  return (
    isAmong(priorities, facts.priority) &&
    isAmong(channels, facts.channel) &&
    (tags === undefined || tags.some((tag) => facts.tags.includes(tag))) &&
    isAmong(requesterTiers, facts.requesterTier) &&
    isAmong(teamIds, facts.teamId)
  );
}

function isAmong<Value>(wanted: readonly Value[] | undefined, value: Value | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}
