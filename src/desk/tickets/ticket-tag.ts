import { etagOf } from '../../platform/common/http/etag.js';
import { SLA_STATES } from './sla-state.js';
import type { TicketView } from './ticket.dto.js';

/** The entity tag of a ticket: what is due of it stands beside its version. */
export function ticketTag({ version, dueAt, slaState }: TicketView): string {
  if (slaState === null) return etagOf(version);
  const moment = dueAt === null ? 0 : Date.parse(dueAt);
  return etagOf(version, moment * SLA_STATES.length + SLA_STATES.indexOf(slaState));
}
