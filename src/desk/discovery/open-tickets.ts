import { type OrganizationDatabase } from '../../platform/database/index.js';
import { REMOVED_MESSAGE } from '../tickets/index.js';
import type { RawMessage } from './message-cleaning.js';

const BATCH = 1_000;
const READ = `
  SELECT ticket.id AS "ticketId", ticket.message AS text
  FROM tickets AS ticket
  JOIN LATERAL (
    SELECT outcome FROM decisions
    WHERE organization_id = $1 AND ticket_id = ticket.id ORDER BY id DESC LIMIT 1
  ) AS decision ON decision.outcome = 'escalated'
  WHERE ticket.organization_id = $1 AND ticket.id < $2 AND ticket.message <> $3
  ORDER BY ticket.id DESC LIMIT ${BATCH}`;

/** The messages that no machine could answer, the newest first, so many at most. */
export async function readOpenTickets(
  database: OrganizationDatabase,
  organizationId: number,
  most: number,
  signal: AbortSignal,
): Promise<RawMessage[]> {
  const found: RawMessage[] = [];
  for (let before = 2 ** 31 - 1; found.length < most;) {
    signal.throwIfAborted();
    const rows = await database.query<{ ticketId: number; text: string }>(READ, [
      organizationId,
      before,
      REMOVED_MESSAGE,
    ]);
    found.push(...rows);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    before = last.ticketId;
  }
  return found.slice(0, most);
}
