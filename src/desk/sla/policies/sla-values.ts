import type { Priority } from '../../../triage/taxonomy/index.js';

/** What an SLA promises, in the order in which customers wait for it. */
export const SLA_METRICS = ['first_response', 'next_response', 'resolution'] as const;
export type SlaMetric = (typeof SLA_METRICS)[number];

/** Which customers and tickets a policy is for; without a condition for all. */
export interface SlaConditions {
  readonly priorities?: readonly Priority[];
  readonly channels?: readonly string[];
  /** Any of them. */
  readonly tags?: readonly string[];
  readonly requesterTiers?: readonly string[];
  readonly teamIds?: readonly number[];
}

/** Within how many minutes of the business hours; what is left out is not promised. */
export interface SlaTargets {
  readonly firstResponse?: number;
  readonly nextResponse?: number;
  readonly resolution?: number;
}

/** When somebody is warned: after a share of the time, or so many minutes before its end. */
export interface SlaWarning {
  readonly share?: number;
  readonly minutes?: number;
}

/** What is promised to whom. */
export interface SlaTerms {
  readonly conditions: SlaConditions;
  readonly targets: Readonly<Partial<Record<Priority, SlaTargets>>>;
  readonly warning: SlaWarning | null;
}

/** The field of the targets that is about a metric. */
export const TARGET_OF: Readonly<Record<SlaMetric, keyof SlaTargets>> = {
  first_response: 'firstResponse',
  next_response: 'nextResponse',
  resolution: 'resolution',
};
