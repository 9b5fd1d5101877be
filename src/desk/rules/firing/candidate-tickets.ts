import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/index.js';
import { TicketStatus } from '../../tickets/index.js';
import type { Narrowing } from '../core/narrowing.js';

const BATCH = 200;
/** What is resolved for longer is left alone: there is more of it every day. */
const RESOLVED_DAYS = 30;
const RESOLVED: readonly TicketStatus[] = [TicketStatus.AutoResolved, TicketStatus.Closed];

interface Row {
  readonly id: number;
  readonly createdAt: string;
}

/** Oldest first, by the index of tickets by status. */
const NEXT = `
  SELECT id, created_at::text AS "createdAt" FROM tickets
  WHERE organization_id = $1 AND status = $2::ticket_status
    AND (created_at, id) > ($3::timestamptz, $4)
    AND created_at <= now() - $5 * interval '1 hour'
  ORDER BY created_at, id LIMIT ${BATCH}`;

/** Finds the tickets that an automation may be about, some at a time. */
@Injectable()
export class CandidateTickets {
  constructor(private readonly database: Database) {}

  async *batches(
    organizationId: number,
    { statuses, minimumHours }: Narrowing,
  ): AsyncGenerator<number[], void> {
    for (const status of statuses) {
      let last: Row | undefined = { id: 0, createdAt: firstOf(status) };
      while (last) {
        const values = [organizationId, status, last.createdAt, last.id, minimumHours];
        const rows: Row[] = await this.database.of(organizationId).query<Row>(NEXT, values);
        if (rows.length > 0) yield rows.map(({ id }) => id);
        last = rows.length === BATCH ? rows.at(-1) : undefined;
      }
    }
  }
}

function firstOf(status: TicketStatus): string {
  if (!RESOLVED.includes(status)) return '-infinity';
  return new Date(Date.now() - RESOLVED_DAYS * 86_400_000).toISOString();
}
