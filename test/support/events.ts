import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source-options.js';
import { Database } from '../../src/platform/database/database.js';
import { DurableConsumers } from '../../src/platform/events/durable-consumers.js';
import { Epoch } from '../../src/platform/events/epoch.js';
import { EventDelivery } from '../../src/platform/events/event-delivery.js';
import { EventLog } from '../../src/platform/events/event-log.js';
import { EventTail } from '../../src/platform/events/event-tail.js';
import { Events } from '../../src/platform/events/events.js';
import { InstanceListeners } from '../../src/platform/events/instance-listeners.js';
import { OldEvents } from '../../src/platform/events/old-events.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { Signals } from '../../src/platform/events/signals.js';

const LIMITS = { databasePoolSize: 6, databaseStatementTimeoutMs: 30_000 };

/** What an instance of the service has of events, without the rest of it. */
export interface EventInstance {
  readonly events: Events;
  readonly log: EventLog;
  readonly tail: EventTail;
  readonly database: Database;
  /** Delivers from now on; what is registered must be so before. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the events of an instance of its own on a migrated database. */
export async function openEvents(url: string): Promise<EventInstance> {
  const dataSource = await new DataSource(dataSourceOptions(url, LIMITS)).initialize();
  const database = await Database.open(dataSource, false);
  const consumers = new DurableConsumers(database);
  const listeners = new InstanceListeners(database);
  const log = new EventLog(database);
  const tail = new EventTail(log);
  const delivery = new EventDelivery(
    database,
    new Epoch(database),
    consumers,
    listeners,
    tail,
    new Signals(database),
  );
  const oldEvents = new OldEvents(database, consumers);
  return {
    events: new Events(new Outbox(database), consumers, listeners),
    log,
    tail,
    database,
    start: async () => {
      await delivery.onApplicationBootstrap();
      oldEvents.onApplicationBootstrap();
    },
    stop: async () => {
      await delivery.onModuleDestroy();
      await oldEvents.onModuleDestroy();
      await dataSource.destroy();
    },
  };
}
