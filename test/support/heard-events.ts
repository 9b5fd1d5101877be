import type { TestDatabase } from './database.js';
import { until } from './until.js';

/** Waits until every consumer is done with all that was told, also with what that led to. */
export async function allIsHeard(database: TestDatabase): Promise<void> {
  const unheard = () =>
    database.query(
      `SELECT DISTINCT name, event.type, last_error FROM event_consumers
       JOIN outbox_events AS event ON (event.xid, event.id) > (cursor_xid, cursor_id)`,
    );
  await until(unheard, { every: 100 }).toEqual([]);
}
