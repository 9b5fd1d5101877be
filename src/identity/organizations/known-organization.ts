import type { FindOptionsSelect } from 'typeorm';
import { addressList } from './address-list.js';
import { type Limits, limitsOf } from './limits/limits.js';
import type { Organization } from './organization.entity.js';

/** What is read of one for every request: neither its words nor its pictures. */
export const KNOWN_COLUMNS = {
  id: true,
  slug: true,
  name: true,
  tier: true,
  status: true,
  trialEndsAt: true,
  isActive: true,
  maxUsers: true,
  maxConversationsPerMonth: true,
  maxMessagesPerConversation: true,
  maxKnowledgeEntries: true,
  maxApiCallsPerHour: true,
  maxStorageBytes: true,
  storageBytes: true,
  settings: true,
  features: true,
  timezone: true,
  defaultLanguage: true,
  supportedLanguages: true,
  allowedEmailDomains: true,
  ipAllowList: true,
  requireMfa: true,
  redactPaymentData: true,
  auditReading: true,
  requireMfaRoles: true,
} as const satisfies FindOptionsSelect<Organization>;

type Columns = Pick<Organization, keyof typeof KNOWN_COLUMNS>;

/** An organisation as an instance has it in memory. */
export type KnownOrganization = Readonly<
  Omit<Columns, `max${string}` | 'ipAllowList'> & {
    limits: Limits;
    /** Whether it lets this address call. */
    allowsAddress: (address: string) => boolean;
  }
>;

export function knownOrganization(columns: Columns): KnownOrganization {
  const { ipAllowList, ...rest } = columns;
  const known = Object.entries(rest).filter(([name]) => !name.startsWith('max'));
  return Object.freeze({
    ...(Object.fromEntries(known) as Omit<Columns, `max${string}` | 'ipAllowList'>),
    limits: limitsOf(columns),
    allowsAddress: addressList(ipAllowList),
  });
}
