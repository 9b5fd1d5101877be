import { limitColumns } from './limits/limits.js';
import type { Organization } from './organization.entity.js';
import type { ChangeOrganization } from './organization-change.dto.js';
import type { RetentionColumns } from './retention/retention-columns.js';

/** What may be changed of an organisation, each part by its own call. */
export type OrganizationChange = ChangeOrganization & Partial<RetentionColumns>;

/** The columns that a change sets, and what it sets them to. */
export function columnsOf(change: OrganizationChange): Partial<Organization> {
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
