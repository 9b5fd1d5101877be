import type { ConsumedEvent } from './event.js';

/** A consumer that nobody else has until the transaction ends. */
export interface LockedConsumer {
  readonly xid: string;
  readonly id: string;
  readonly failures: number;
}

/** An event, without its payload where the consumer has no use for it. */
export type ReadEvent = ConsumedEvent<unknown>;

/** A new consumer hears what is published from now on; one that is there goes on. Values: names. */
export const REGISTER = {
  name: 'register_event_consumers',
  text: `INSERT INTO event_consumers (name, cursor_xid, cursor_id)
         SELECT name, pg_snapshot_xmin(pg_current_snapshot()), 0 FROM unnest($1::text[]) AS name
         ON CONFLICT (name) DO NOTHING`,
};

/**
 * Those of the consumers that have something to do. Without a lock, and so without a number of a
 * transaction, as it is asked all the time. Values: names.
 */
export const WAITING = {
  name: 'waiting_event_consumers',
  text: `SELECT consumer.name, next.xid < pg_snapshot_xmin(pg_current_snapshot()) AS "isSettled"
         FROM event_consumers AS consumer
         CROSS JOIN LATERAL (
           SELECT event.xid FROM outbox_events AS event
           WHERE (event.xid, event.id) > (cursor_xid, cursor_id)
           ORDER BY event.xid, event.id LIMIT 1
         ) AS next
         WHERE consumer.name = ANY ($1::text[]) AND retry_at <= clock_timestamp()`,
};

/** Values: name. */
export const LOCK = `
  SELECT cursor_xid::text AS xid, cursor_id::text AS id, failures FROM event_consumers
  WHERE name = $1 AND retry_at <= clock_timestamp() FOR UPDATE SKIP LOCKED`;

/**
 * The next events. Those of a transaction that began earlier may come later: none is read as long as
 * an earlier transaction is under way. The table is named in the order, as `xid` alone is the text.
 * Values: cursor's transaction and id, types.
 */
export const READ = `
  SELECT xid::text AS xid, id::text AS id, type, organization_id AS "organizationId",
         created_at AS at, chain,
         CASE WHEN type = ANY ($3::text[]) THEN payload END AS payload
  FROM outbox_events
  WHERE (outbox_events.xid, outbox_events.id) > ($1::xid8, $2::bigint)
    AND outbox_events.xid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY outbox_events.xid, outbox_events.id LIMIT 500`;

/** When the first event happened that a consumer has not heard of, or else now. Values: name. */
export const HEARD_UNTIL = `
  SELECT coalesce((
    SELECT created_at FROM event_consumers AS consumer
    JOIN LATERAL (
      SELECT created_at FROM outbox_events AS event
      WHERE (event.xid, event.id) > (cursor_xid, cursor_id)
      ORDER BY event.xid, event.id LIMIT 1
    ) AS next ON true
    WHERE name = $1
  ), clock_timestamp()) AS until`;

/** Values: name, cursor, failures, milliseconds until it is tried again, what failed. */
export const MOVE = `
  UPDATE event_consumers
  SET cursor_xid = $2::xid8, cursor_id = $3::bigint, failures = $4,
      retry_at = clock_timestamp() + $5 * interval '1 millisecond', last_error = $6,
      updated_at = clock_timestamp()
  WHERE name = $1`;
