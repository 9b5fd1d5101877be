import type { Organization } from '../organization.entity.js';

/** How much an organisation may have or do, and the column that says so; null for any amount. */
const COLUMNS = {
  users: 'maxUsers',
  conversationsPerMonth: 'maxConversationsPerMonth',
  messagesPerConversation: 'maxMessagesPerConversation',
  knowledgeEntries: 'maxKnowledgeEntries',
  apiCallsPerHour: 'maxApiCallsPerHour',
  storageBytes: 'maxStorageBytes',
} as const satisfies Readonly<Record<string, keyof Organization>>;

export type LimitName = keyof typeof COLUMNS;

export const LIMITS = Object.keys(COLUMNS) as LimitName[];

export type Limits = Readonly<Record<LimitName, number | null>>;

type LimitColumns = Pick<Organization, (typeof COLUMNS)[LimitName]>;

export function limitsOf(organization: LimitColumns): Limits {
  const entries = LIMITS.map((name) => [name, organization[COLUMNS[name]]]);
  return Object.fromEntries(entries) as Limits;
}

/** The columns of those limits that are named. */
export function limitColumns(limits: Partial<Limits>): Partial<LimitColumns> {
  const named = LIMITS.filter((name) => limits[name] !== undefined);
  return Object.fromEntries(named.map((name) => [COLUMNS[name], limits[name]]));
}
