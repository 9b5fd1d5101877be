import { EventConsumer } from './event-consumer.entity.js';
import { EventEpoch } from './event-epoch.entity.js';
import { OutboxEvent } from './outbox-event.entity.js';

/** The rows that this module owns. */
export const ENTITIES = [OutboxEvent, EventConsumer, EventEpoch];
