import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../common/recurring.js';
import { Database, type OrganizationDatabase } from '../database/index.js';
import { DurableConsumers } from './durable-consumers.js';
import { KEPT_HOURS } from './position.js';

const REMOVE_EVERY_MS = 600_000;
const BATCH = 1_000;
const SEEN = {
  name: 'see_event_consumers',
  text: `UPDATE event_consumers SET seen_at = now() WHERE name IN (
           SELECT name FROM event_consumers WHERE name = ANY ($1::text[]) FOR UPDATE SKIP LOCKED)`,
};
// One that no version in use has any more would keep everything for ever.
const FORGET = {
  name: 'forget_event_consumers',
  text: `DELETE FROM event_consumers WHERE seen_at < now() - interval '30 days'`,
};
// Whoever reads from a place before the furthest one that is gone may have missed something.
const REMOVE_OLD = {
  name: 'remove_old_events',
  text: `WITH removed AS (
           DELETE FROM outbox_events WHERE (xid, id) IN (
             SELECT event.xid, event.id FROM outbox_events AS event
             WHERE created_at < now() - interval '${KEPT_HOURS} hours' AND NOT EXISTS (
               SELECT FROM organizations
               WHERE id = organization_id
                 AND event.created_at >= now() - make_interval(days => retain_events_days)
             ) AND NOT EXISTS (
               SELECT FROM event_consumers
               WHERE (cursor_xid, cursor_id) < (event.xid, event.id))
             ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
           ) RETURNING xid, id
         ), furthest AS (
           SELECT xid, id FROM removed ORDER BY removed.xid DESC, removed.id DESC LIMIT 1
         ), noted AS (
           UPDATE event_epochs SET removed_xid = xid, removed_id = id FROM furthest
           WHERE (removed_xid, removed_id) < (xid, id)
         )
         SELECT FROM removed`,
};

/** Removes the events that are older than a day, or what their organisation wants, and that every consumer is done with. */
@Injectable()
export class OldEvents implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly removal = new Recurring('remove old events', REMOVE_EVERY_MS, (signal) =>
    this.remove(signal),
  );
  private readonly database: OrganizationDatabase;

  constructor(
    database: Database,
    private readonly consumers: DurableConsumers,
  ) {
    this.database = database.system;
  }

  onApplicationBootstrap(): void {
    this.removal.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.removal.stop();
  }

  private async remove(signal: AbortSignal): Promise<void> {
    await this.database.run(SEEN, [this.consumers.names]);
    await this.database.run(FORGET, []);
    let removed = BATCH;
    while (removed === BATCH && !signal.aborted) {
      removed = (await this.database.run(REMOVE_OLD, [])).length;
    }
  }
}
