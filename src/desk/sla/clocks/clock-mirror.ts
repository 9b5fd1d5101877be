import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type TicketDue, TicketDues, type TicketKey } from '../../tickets/index.js';

// Of what somebody still has to do, the nearest due time and the worst state; of a ticket that
// nobody waits for any more, whether all was in time.
const SHOWN = `
  SELECT wanted.organization_id AS "organizationId", wanted.id,
         min(due_at) FILTER (WHERE ended_at IS NULL) AS "dueAt",
         (array_agg(state ORDER BY ended_at IS NOT NULL,
            array_position('{breached,warned,running,paused,met}'::varchar[], state))
            FILTER (WHERE state <> 'cancelled'))[1] AS "slaState"
  FROM unnest($1::integer[], $2::integer[]) AS wanted (organization_id, id)
  LEFT JOIN sla_clocks AS clock
    ON clock.organization_id = wanted.organization_id AND ticket_id = wanted.id
  GROUP BY 1, 2 ORDER BY 1, 2`;

/** Shows on tickets, which the transaction holds, how their clocks stand. */
@Injectable()
export class ClockMirror {
  constructor(private readonly tickets: TicketDues) {}

  async show(manager: EntityManager, tickets: readonly TicketKey[]): Promise<void> {
    const dues = await manager.query<TicketDue[]>(SHOWN, [
      tickets.map(({ organizationId }) => organizationId),
      tickets.map(({ id }) => id),
    ]);
    await this.tickets.show(manager, dues);
  }
}
