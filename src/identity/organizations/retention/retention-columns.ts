import type { Organization } from '../organization.entity.js';

/** What is kept for so long: tickets, the audit log, models, events. */
export const RETAINED = {
  tickets: 'retainTicketsDays',
  audit: 'retainAuditDays',
  models: 'retainModelsDays',
  events: 'retainEventsDays',
} as const satisfies Record<string, keyof Organization>;

export type RetentionColumns = Pick<Organization, (typeof RETAINED)[keyof typeof RETAINED]>;

/** Days after which what is over goes; null for never. */
export type Retention = Readonly<Record<keyof typeof RETAINED, number | null>>;

export function retentionOf(columns: RetentionColumns): Retention {
  return {
    tickets: columns.retainTicketsDays,
    audit: columns.retainAuditDays,
    models: columns.retainModelsDays,
    events: columns.retainEventsDays,
  };
}

export function retentionColumns({ tickets, audit, models, events }: Retention): RetentionColumns {
  return {
    retainTicketsDays: tickets,
    retainAuditDays: audit,
    retainModelsDays: models,
    retainEventsDays: events,
  };
}
