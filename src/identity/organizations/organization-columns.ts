import { limitColumns } from './limits/limits.js';
import type { Organization } from './organization.entity.js';
import type { ChangeOrganization } from './organization-change.dto.js';

/** The columns that a change sets, and what it sets them to. */
export function columnsOf(change: ChangeOrganization): Partial<Organization> {
  const { limits, trialEndsAt, active, verified, demo, ...same } = change;
  const set = {
    ...same,
    ...(limits && limitColumns(limits)),
    trialEndsAt: trialEndsAt ? new Date(trialEndsAt) : trialEndsAt,
    isActive: active,
    isVerified: verified,
    isDemo: demo,
  };
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
}
