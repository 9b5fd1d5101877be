import type { Actor } from '../../../platform/access/index.js';
import type { Database } from '../../../platform/database/index.js';
import type { FlippedTicketView } from './replay-view.dto.js';
import type { ReplayedTicket } from './replayed-ticket.js';

const EXCERPT = 120;
const FIND = {
  name: 'ticket_excerpts',
  text: `SELECT id, left(message, ${EXCERPT}) AS excerpt FROM tickets
         WHERE organization_id = $1 AND id = ANY ($2::integer[])`,
};

/** Replayed tickets with the beginnings of their messages; at most one query. */
export async function withExcerpts(
  database: Database,
  actor: Actor,
  tickets: readonly ReplayedTicket[],
): Promise<FlippedTicketView[]> {
  if (tickets.length === 0) return [];
  const ids = tickets.map(({ id }) => id);
  const values = [actor.organizationId, ids];
  const rows = await database.of(actor).run<{ id: number; excerpt: string }>(FIND, values);
  const excerpts = new Map(rows.map(({ id, excerpt }) => [id, excerpt]));
  return tickets.map(({ id, before, after, truth }) => ({
    ticketId: id,
    excerpt: excerpts.get(id) ?? '',
    intentBefore: before.intent,
    intentAfter: after.intent,
    confidenceBefore: before.confidence,
    confidenceAfter: after.confidence,
    outcomeBefore: before.outcome,
    outcomeAfter: after.outcome,
    reasonAfter: after.reason,
    truth,
  }));
}
