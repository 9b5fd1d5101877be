import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganizationDepartures } from '../../identity/organizations/index.js';
import { Database } from '../../platform/database/index.js';
import { TextErasure } from '../../triage/examples/index.js';
import { withinBytes } from './within-bytes.js';

interface Row {
  readonly id: number;
  readonly message: string;
  readonly createdAt: Date | string;
  /** What of the message was encoded, where that was not all of it. */
  readonly classified: readonly string[];
}

const BATCH = 500;
const FIRST: Row = { id: 0, message: '', createdAt: '-infinity', classified: [] };
const NEXT = `
  SELECT id, message, created_at AS "createdAt",
         ARRAY(SELECT classified FROM decisions
               WHERE ticket_id = ticket.id AND classified IS NOT NULL) AS classified
  FROM (${withinBytes(
    `SELECT id, message, created_at FROM tickets
     WHERE organization_id = $1 AND (created_at, id) > ($2, $3)
     ORDER BY created_at, id LIMIT ${BATCH}`,
    'created_at, id',
  )}) AS ticket ORDER BY created_at, id`;

/** Removes the vectors of what an organisation's customers wrote, before it is deleted. */
@Injectable()
export class DepartingTickets implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly departures: OrganizationDepartures,
    private readonly texts: TextErasure,
  ) {}

  onModuleInit(): void {
    this.departures.before((organizationId, signal) => this.forget(organizationId, signal));
  }

  private async forget(organizationId: number, signal: AbortSignal): Promise<void> {
    const database = this.database.of(organizationId);
    let last: Row | undefined = FIRST;
    while (last) {
      signal.throwIfAborted();
      const rows: Row[] = await database.query(NEXT, [organizationId, last.createdAt, last.id]);
      await this.texts.forget(
        organizationId,
        rows.flatMap(({ message, classified }) => [message, ...classified]),
      );
      last = rows.at(-1);
    }
  }
}
