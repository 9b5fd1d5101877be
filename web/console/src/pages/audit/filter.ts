import type { paths } from '@client';

export type AuditQuery = NonNullable<paths['/api/v1/audit-events']['get']['parameters']['query']>;

/** What the log is narrowed by, as it is written in the fields. */
export interface Filter {
  /** A subject such as `user`, for all that is done to it by name. */
  readonly subject: string;
  readonly action: string;
  readonly actorId: string;
  readonly subjectId: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: Filter = {
  ...{ subject: '', action: '', actorId: '', subjectId: '', from: '', to: '' },
};

/** What is done in the log, by its subject: `user.role_changed` is kept as `user` and the rest. */
export const SUBJECTS = [
  ...(['auth', 'user', 'invitation', 'registration', 'api_key', 'organization', 'policy'] as const),
  ...(['model', 'intent', 'example', 'examples', 'discovery', 'proposal', 'ticket'] as const),
  ...([
    'tickets',
    'conversation',
    'rule',
    'sla_policy',
    'business_hours',
    'team',
    'job',
    'report',
    'retention',
    'audit',
  ] as const),
];

const ACTION = /^[a-z_]+\.([a-z_]+|\*)$/;

/** The query of the filter; what is not whole yet, such as half an action, is left out. */
export function queryOf(filter: Filter): AuditQuery {
  const { subject, action, actorId, subjectId, from, to } = filter;
  const own = action.trim();
  const meant = ACTION.test(own) ? own : subject && `${subject}.*`;
  return {
    ...(meant && { action: meant }),
    ...(/^\d+$/.test(actorId) && { actorId: Number(actorId) }),
    ...(subject && subjectId.trim() && { subjectType: subject, subjectId: subjectId.trim() }),
    ...(from && { from: startOf(from) }),
    ...(to && { to: endOf(to) }),
  };
}

/** The beginning of a day in the zone of the browser. */
function startOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}

function endOf(day: string): string {
  const next = new Date(`${day}T00:00`);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}
