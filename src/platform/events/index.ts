export { ENTITIES } from './entities.js';
export {
  type ConsumedEvent,
  defineEvent,
  type EventHandler,
  type EventType,
  type PublishedEvent,
  type Reaction,
} from './event.js';
export { decodeEventCursor, encodeEventCursor, type EventCursor } from './event-cursor.js';
export { EventLog, type LoggedEvent } from './event-log.js';
export { comparePlaces, type EventPlace } from './event-place.js';
export { type EventFollower, EventTail } from './event-tail.js';
export { Events } from './events.js';
export { EventsModule } from './events.module.js';
export type { EventListener } from './instance-listeners.js';
export { insertedEvents } from './outbox.js';
export { Signals } from './signals.js';
