/** How what is promised about a ticket stands: of what somebody still has to do, the worst. */
export const SLA_STATES = ['running', 'paused', 'warned', 'breached', 'met'] as const;
export type SlaState = (typeof SLA_STATES)[number];

/** What orders tickets without a due time: after all others. */
export const NEVER_DUE = '9999-12-31T00:00:00.000Z';

/** SQL that PostgreSQL finds by `tickets_due_idx`, whose expression it is. */
export const DUE_OR_NEVER = `(coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'))`;
