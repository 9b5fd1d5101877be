export { ENTITIES } from './entities.js';
export {
  type ConsumedEvent,
  defineEvent,
  type EventHandler,
  type EventType,
  type PublishedEvent,
  type Reaction,
} from './event.js';
export { Events } from './events.js';
export { EventsModule } from './events.module.js';
export type { EventListener } from './instance-listeners.js';
export { insertedEvents } from './outbox.js';
