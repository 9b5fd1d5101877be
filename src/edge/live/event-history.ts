import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../../platform/access/index.js';
import {
  encodeEventCursor,
  type EventCursor,
  EventLog,
  type LoggedEvent,
} from '../../platform/events/index.js';
import { dataFor } from './audience.js';
import { audienceOf, TOLD_TYPES } from './audiences.js';

/** An event as somebody is told of it. */
export interface LiveEvent {
  /** The place right behind it, to go on from. */
  readonly cursor: string;
  readonly event: string;
  readonly data: object;
}

/** What follows a cursor, of that which somebody is told. */
export interface Told {
  readonly events: readonly LiveEvent[];
  readonly cursor: EventCursor;
  readonly hasMore: boolean;
}

/** Of an organisation with much going on a customer may hear of nothing: so many are looked through. */
const MOST_READ = 5_000;
const BATCH = 500;

/** What happened since somebody was there last, of that which they are told. */
@Injectable()
export class EventHistory {
  constructor(private readonly log: EventLog) {}

  /** Behind everything that can be told now. */
  end(): Promise<EventCursor> {
    return this.log.end();
  }

  /** Nothing where some of what follows may be gone. */
  async since(actor: Actor, after: EventCursor, limit: number): Promise<Told | undefined> {
    const { organizationId } = actor;
    const events: LiveEvent[] = [];
    let cursor = after;
    let hasMore = true;
    // The staff are told of each.
    const size = isStaff(actor) ? Math.min(BATCH, limit) : BATCH;
    for (let read = 0; hasMore && read < MOST_READ && events.length < limit; read += size) {
      const page = await this.log.read(cursor, { types: TOLD_TYPES, organizationId, limit: size });
      if (!page) return undefined;
      ({ hasMore } = page);
      for (const [place, event] of page.events.entries()) {
        const told = toldTo(actor, cursor.epoch, event);
        if (told) events.push(told);
        if (events.length < limit || place === page.events.length - 1) continue;
        return { events, cursor: { epoch: cursor.epoch, ...event.place }, hasMore: true };
      }
      ({ cursor } = page);
    }
    return { events, cursor, hasMore };
  }
}

/** The event as this one is told of it; nothing where they are not. */
export function toldTo(actor: Actor, epoch: string, event: LoggedEvent): LiveEvent | undefined {
  if (event.organizationId !== actor.organizationId) return undefined;
  const data = dataFor(actor, audienceOf(event.type, event.payload));
  return data && { cursor: cursorBehind(epoch, event), event: event.type, data };
}

/** The cursor of whoever was told of the event. */
export function cursorBehind(epoch: string, { place }: LoggedEvent): string {
  return encodeEventCursor({ epoch, ...place });
}
