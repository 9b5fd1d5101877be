import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api, readTagged } from '~/api/index.js';

type Schemas = components['schemas'];
export type Policy = Schemas['PolicyView'];
export type PolicyBody = Schemas['PolicyBody'];
export type Replay = Schemas['ReplayView'];

/** The policy in force, with the tag by which a change says what it was made of. */
export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => readTagged(api.GET('/api/v1/triage/policy')),
});

/** How the dial stands: at a threshold, or at the share of wrong answers that is acceptable. */
export interface Setting {
  readonly by: 'threshold' | 'target';
  readonly threshold: number;
  readonly target: number;
  readonly confidenceLevel: number;
  readonly mode: Policy['mode'];
}

/** The dial as the policy has it. */
export function settingOf(policy: Policy): Setting {
  return {
    by: policy.targetErrorRate === null ? 'threshold' : 'target',
    threshold: policy.threshold ?? policy.guarantee?.threshold ?? 0.75,
    target: policy.targetErrorRate ?? 0.02,
    confidenceLevel: policy.confidenceLevel ?? 0.9,
    mode: policy.mode,
  };
}

/** The policy that the dial makes; what differs for single intents stays. */
export function bodyOf(setting: Setting, overrides: Policy['overrides']): PolicyBody {
  const { by, mode, threshold, target, confidenceLevel } = setting;
  if (by === 'threshold') return { mode, threshold, overrides };
  return { mode, targetErrorRate: target, confidenceLevel, overrides };
}

/** Whether the dial says something else than the policy. */
export function isChanged(setting: Setting, policy: Policy): boolean {
  const before = settingOf(policy);
  if (setting.mode !== before.mode || setting.by !== before.by) return true;
  if (setting.by === 'threshold') return setting.threshold !== before.threshold;
  return setting.target !== before.target || setting.confidenceLevel !== before.confidenceLevel;
}
