import { Injectable } from '@nestjs/common';
import { Database, type OrganizationDatabase } from '../database/index.js';
import type { EventCursor } from './event-cursor.js';
import { comparePlaces, type EventPlace, placeBefore } from './event-place.js';

/** An event at its place in the one order that all readers share. */
export interface LoggedEvent {
  readonly place: EventPlace;
  readonly type: string;
  readonly organizationId: number;
  readonly payload: unknown;
}

/** What stands behind a cursor. */
export interface LogPage {
  readonly events: readonly LoggedEvent[];
  /** Everything up to here was read. */
  readonly cursor: EventCursor;
  readonly hasMore: boolean;
  /** Whether there are events that an earlier transaction under way keeps from being read. */
  readonly isUnsettled: boolean;
}

/** Whose events of which kinds, and how many at the most. */
export interface LogQuery {
  readonly types: readonly string[];
  /** Missing: those of all. */
  readonly organizationId?: number;
  readonly limit: number;
}

interface Head {
  readonly epoch: string;
  readonly settled: string;
  readonly removedXid: string;
  readonly removedId: string;
  readonly isUnsettled: boolean;
}

type Row = Head & { readonly xid: string | null; readonly id: string } & Omit<LoggedEvent, 'place'>;

// By `id` alone events would be lost: those of a transaction that began earlier may come later. So
// nothing is read that is not older than every transaction under way. The table is named in the
// order, as `xid` alone is the text.
const READ = {
  name: 'read_event_log',
  text: `SELECT epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS settled,
                removed_xid::text AS "removedXid", removed_id::text AS "removedId",
                EXISTS (SELECT FROM outbox_events
                        WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS "isUnsettled",
                event.xid::text AS xid, event.id::text AS id, event.type,
                event.organization_id AS "organizationId", event.payload
         FROM event_epochs
         LEFT JOIN LATERAL (
           SELECT * FROM outbox_events
           WHERE (outbox_events.xid, outbox_events.id) > ($1::xid8, $2::bigint)
             AND outbox_events.xid < pg_snapshot_xmin(pg_current_snapshot())
             AND type = ANY ($3::text[]) AND ($4::integer IS NULL OR organization_id = $4)
           ORDER BY outbox_events.xid, outbox_events.id LIMIT $5
         ) AS event ON true
         ORDER BY event.xid, event.id`,
};

/** The outbox as those read it who keep their place themselves. */
@Injectable()
export class EventLog {
  private readonly database: OrganizationDatabase;

  constructor(database: Database) {
    this.database = database.system;
  }

  /** Behind everything that can be read now. */
  async end(): Promise<EventCursor> {
    const [head] = await this.run(placeBefore(2n ** 62n), { types: [], limit: 1 });
    return { epoch: head.epoch, ...placeBefore(BigInt(head.settled)) };
  }

  /** What follows a cursor; nothing where some of it may be gone, or the cursor is of another past. */
  async read(after: EventCursor, query: LogQuery): Promise<LogPage | undefined> {
    const rows = await this.run(after, query);
    const { epoch, settled, removedXid, removedId, isUnsettled } = rows[0];
    const removed = { xid: BigInt(removedXid), id: BigInt(removedId) };
    const end = placeBefore(BigInt(settled));
    const isKnown = comparePlaces(after, removed) >= 0 && comparePlaces(after, end) <= 0;
    if (epoch !== after.epoch || !isKnown) return undefined;
    const events = rows.flatMap(({ xid, id, type, organizationId, payload }) =>
      xid === null
        ? []
        : [{ place: { xid: BigInt(xid), id: BigInt(id) }, type, organizationId, payload }],
    );
    const last = events.at(-1);
    const hasMore = events.length === query.limit && last !== undefined;
    return { events, cursor: { epoch, ...(hasMore ? last.place : end) }, hasMore, isUnsettled };
  }

  private async run(
    { xid, id }: EventPlace,
    {
      types,
      organizationId = null,
      limit,
    }: Omit<LogQuery, 'organizationId'> & {
      organizationId?: number | null;
    },
  ): Promise<[Row, ...Row[]]> {
    const values = [String(xid), String(id), types, organizationId, limit];
    const [first, ...others] = await this.database.run<Row>(READ, values);
    if (!first) throw new Error('the outbox has no epoch');
    return [first, ...others];
  }
}
