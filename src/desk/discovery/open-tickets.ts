import { type OrganizationDatabase } from '../../platform/database/index.js';
import { REMOVED_MESSAGE, withinBytes } from '../tickets/index.js';
import type { RawMessage } from './message-cleaning.js';

const BATCH = 1_000;
const READ = `
  SELECT id AS "ticketId", message AS text
  FROM (${withinBytes(
    `SELECT ticket.id, ticket.message
     FROM tickets AS ticket
     JOIN LATERAL (
       SELECT outcome FROM decisions
       WHERE organization_id = $1 AND ticket_id = ticket.id ORDER BY id DESC LIMIT 1
     ) AS decision ON decision.outcome = 'escalated'
     WHERE ticket.organization_id = $1 AND ticket.id < $2 AND ticket.message <> $3
     ORDER BY ticket.id DESC LIMIT $4`,
    'id DESC',
  )}) AS ticket ORDER BY id DESC`;

/**
 * The messages that no machine could answer, the newest first, so many at most: a thousand at a time or
 * fewer long ones.
 */
export async function* readOpenTickets(
  database: OrganizationDatabase,
  organizationId: number,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<readonly (RawMessage & { readonly ticketId: number })[]> {
  let before = 2 ** 31 - 1;
  for (let left = most; left > 0;) {
    signal.throwIfAborted();
    const values = [organizationId, before, REMOVED_MESSAGE, Math.min(left, BATCH)];
    const rows = await database.query<{ ticketId: number; text: string }>(READ, values);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    left -= rows.length;
    before = last.ticketId;
  }
}
