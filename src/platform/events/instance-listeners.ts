import { Injectable, Logger } from '@nestjs/common';
import { Database, type OrganizationDatabase } from '../database/index.js';
import type { PublishedEvent } from './event.js';
import { mustResync, type Position } from './position.js';
import { Unheard } from './unheard.js';

/** What an instance does about events by itself, such as to renew what it has in memory. */
export interface EventListener<Payload> {
  /** Once for each event, as soon as it is committed; those of concurrent transactions in any order. */
  heard(payload: Payload, organizationId: number): Promise<unknown>;
  /** Events may have been missed: at the start, after an outage, when the database was restored. */
  resync(): Promise<unknown>;
}

type Heard = Pick<PublishedEvent<unknown>, 'type' | 'payload' | 'organizationId'>;
type Read = Omit<Position, 'readAt'>;
type ReadEvent = Read & (PublishedEvent<unknown> | { readonly id: null });

const POSITION = {
  name: 'position_of_listeners',
  text: `SELECT epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS settled FROM event_epochs`,
};
// Nobody here needs an order, but to hear at once: what is above the snapshot's xmin is read too,
// and read again until all before it are there.
const READ = {
  name: 'read_events_of_listeners',
  text: `SELECT epoch, pg_snapshot_xmin(pg_current_snapshot())::text AS settled,
                event.xid::text AS xid, event.id::text AS id, type,
                organization_id AS "organizationId", payload
         FROM event_epochs
         LEFT JOIN outbox_events AS event ON event.xid >= $1::xid8 AND type = ANY ($2::text[])
         ORDER BY event.xid, event.id`,
};

/** Lets the listeners of this instance hear events; how far they are is known in memory only. */
@Injectable()
export class InstanceListeners {
  private readonly logger = new Logger('Events');
  private readonly listeners: { type: string; listener: EventListener<unknown> }[] = [];
  private readonly unheard = new Unheard();
  private readonly behind = new Set<EventListener<unknown>>();
  private readonly database: OrganizationDatabase;
  private position: Position | undefined;

  constructor(database: Database) {
    this.database = database.system;
  }

  add(type: string, listener: EventListener<unknown>): void {
    this.listeners.push({ type, listener });
  }

  /** Events may have been missed: the next look begins anew. */
  loseTrack(): void {
    this.position = undefined;
  }

  /** Lets the listeners hear what is new. */
  async look(): Promise<void> {
    if (this.listeners.length === 0) return;
    const { position } = this;
    const readAt = Date.now();
    if (!position) return this.beginAnew();
    const types = [...new Set(this.listeners.map(({ type }) => type))];
    const rows = await this.database.run<ReadEvent>(READ, [position.settled, types]);
    const [read] = rows;
    if (!read || mustResync(position, { epoch: read.epoch, readAt })) return this.beginAnew();
    const events = rows.flatMap((row) => (row.id === null ? [] : [row]));
    const unheard = this.unheard.take(events, read.settled);
    this.position = { epoch: read.epoch, settled: read.settled, readAt };
    await this.catchUp([...this.behind]);
    for (const event of unheard) await this.tell(event);
  }

  /** Lets the listeners of this kind hear; resolves when all have done what they do about it. */
  async tell({ type, payload, organizationId }: Heard): Promise<void> {
    const those = this.listeners.filter((it) => it.type === type);
    await Promise.all(
      those.map(({ listener }) =>
        this.try(listener, () => listener.heard(payload, organizationId)),
      ),
    );
  }

  private async beginAnew(): Promise<void> {
    const readAt = Date.now();
    const [read] = await this.database.run<Read>(POSITION, []);
    if (!read) throw new Error('the outbox has no epoch');
    this.position = { ...read, readAt };
    this.unheard.clear();
    await this.catchUp(this.listeners.map(({ listener }) => listener));
  }

  private async catchUp(listeners: readonly EventListener<unknown>[]): Promise<void> {
    for (const listener of listeners) {
      this.behind.delete(listener);
      await this.try(listener, () => listener.resync());
    }
  }

  private async try(listener: EventListener<unknown>, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.behind.add(listener);
      this.logger.warn(`a listener failed and is told again: ${String(error)}`);
    }
  }
}
