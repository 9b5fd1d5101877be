import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DurableConsumers } from './durable-consumers.js';
import { ENTITIES } from './entities.js';
import { Epoch } from './epoch.js';
import { EventDelivery } from './event-delivery.js';
import { EventLog } from './event-log.js';
import { EventTail } from './event-tail.js';
import { Events } from './events.js';
import { InstanceListeners } from './instance-listeners.js';
import { OldEvents } from './old-events.js';
import { Outbox } from './outbox.js';
import { Signals } from './signals.js';

/** How modules hear of each other; there for all, as the database is. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [
    Events,
    Outbox,
    DurableConsumers,
    InstanceListeners,
    EventLog,
    EventTail,
    Signals,
    Epoch,
    EventDelivery,
    OldEvents,
  ],
  exports: [Events, EventLog, EventTail, Signals],
})
export class EventsModule {}
