import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DurableConsumers } from './durable-consumers.js';
import { ENTITIES } from './entities.js';
import { Epoch } from './epoch.js';
import { EventDelivery } from './event-delivery.js';
import { Events } from './events.js';
import { InstanceListeners } from './instance-listeners.js';
import { OldEvents } from './old-events.js';
import { Outbox } from './outbox.js';

/** How modules hear of each other; there for all, as the database is. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  providers: [Events, Outbox, DurableConsumers, InstanceListeners, Epoch, EventDelivery, OldEvents],
  exports: [Events],
})
export class EventsModule {}
