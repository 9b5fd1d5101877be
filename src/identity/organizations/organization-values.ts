/** What an organisation pays for, from nothing to everything. */
export const TIERS = ['trial', 'free', 'starter', 'professional', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];

/** What platform operators have decided about an organisation. */
export const STATUSES = ['active', 'suspended', 'expired'] as const;
export type OrganizationStatus = (typeof STATUSES)[number];
