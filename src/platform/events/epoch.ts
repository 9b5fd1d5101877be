import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, type OrganizationDatabase } from '../database/index.js';

// What a physical copy, a promoted replica, a dump read in elsewhere or over the old one, and an
// upgrade have another one of: the cluster, its timeline, the database, the table.
const HISTORY = {
  name: 'event_history',
  text: `SELECT concat_ws('/', (pg_control_system()).system_identifier,
           left(pg_walfile_name(pg_current_wal_lsn()), 8),
           (SELECT oid FROM pg_database WHERE datname = current_database()),
           'outbox_events'::regclass::oid) AS history`,
};
const ADOPT = {
  name: 'adopt_event_history',
  text: `UPDATE event_epochs SET history = $1 WHERE history IS NULL`,
};
const KNOWN = {
  name: 'known_event_history',
  text: 'SELECT history = $1 AS "isSame" FROM event_epochs',
};

// Consumers first, as those at work may publish; then nobody publishes, and all that is there is
// committed.
const HOLD = [
  'SELECT FROM event_consumers ORDER BY name FOR UPDATE',
  'LOCK TABLE outbox_events IN SHARE ROW EXCLUSIVE MODE',
];
// The numbers of transactions may begin anew and stay below all cursors for years. What is there
// gets one that none has (1), in its order, and each cursor the place that it had.
const MOVE_CURSORS = `
  UPDATE event_consumers SET cursor_xid = '1', cursor_id = (
    SELECT count(*) FROM outbox_events AS event
    WHERE (event.xid, event.id) <= (cursor_xid, cursor_id))`;
const MOVE_EVENTS = `
  WITH old AS (DELETE FROM outbox_events RETURNING *)
  INSERT INTO outbox_events (xid, id, organization_id, type, payload, created_at)
    OVERRIDING SYSTEM VALUE
  SELECT '1', row_number() OVER (ORDER BY old.xid, old.id), organization_id, type, payload, created_at
  FROM old`;
const RENEW = `
  UPDATE event_epochs SET epoch = gen_random_uuid(), history = $1, began_at = now(),
    removed_xid = '0', removed_id = 0
  WHERE history <> $1 RETURNING epoch`;

/**
 * The epoch changes when the outbox goes on from another past than it had: after a restore, or when
 * a replica took over that had not heard the last. A place in it counts within its epoch only.
 */
@Injectable()
export class Epoch {
  private readonly logger = new Logger('Events');
  private readonly database: OrganizationDatabase;

  constructor(database: Database) {
    this.database = database.system;
  }

  /** Begins a new epoch where the database is not the one that it was. */
  async check(): Promise<void> {
    const history = await this.history();
    if (history === undefined) return;
    await this.database.run(ADOPT, [history]);
    const [known] = await this.database.run<{ isSame: boolean }>(KNOWN, [history]);
    if (known?.isSame) return;
    await this.database.transaction((manager) => this.renew(manager, history));
  }

  private async renew(manager: EntityManager, history: string): Promise<void> {
    for (const statement of HOLD) await manager.query(statement);
    const [renewed] = await manager.query<[unknown[], number]>(RENEW, [history]);
    // Another instance was faster.
    if (renewed.length === 0) return;
    await manager.query(MOVE_CURSORS);
    await manager.query(MOVE_EVENTS);
    this.logger.warn('the database was restored or replaced: a new epoch of its events begins');
  }

  /** Nothing where the server does not tell it, as some hosted ones do not. */
  private async history(): Promise<string | undefined> {
    try {
      const [row] = await this.database.run<{ history: string }>(HISTORY, []);
      return row?.history;
    } catch (error) {
      this.logger.warn(`a restored database would not be noticed: ${String(error)}`);
      return undefined;
    }
  }
}
