import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  comparePlaces,
  encodeEventCursor,
  type EventCursor,
  type EventFollower,
  EventTail,
  type LoggedEvent,
} from '../../platform/events/index.js';
import { audienceOf, TOLD_TYPES } from './audiences.js';
import { cursorBehind } from './event-history.js';
import { LiveRooms } from './live-rooms.js';
import type { LiveSocket } from './live-socket.js';
import { RecentEvents } from './recent-events.js';

const KEPT = 2_000;
/** So long everybody else may wait while many events are told. */
const SLICE_MS = 10;

/** What this instance tells: read once for all its connections, and written once for each audience. */
@Injectable()
export class LiveStream implements EventFollower {
  readonly types = TOLD_TYPES;
  /** Everything up to here was told; nothing before the first look at the outbox. */
  cursor: EventCursor | undefined;
  private recent: RecentEvents | undefined;

  constructor(
    tail: EventTail,
    private readonly rooms: LiveRooms,
  ) {
    tail.set(this);
  }

  begin(cursor: EventCursor): void {
    const isAnew = this.cursor !== undefined;
    this.cursor = cursor;
    this.recent = new RecentEvents(cursor, KEPT);
    if (!isAnew) return;
    for (const socket of this.rooms.all()) {
      socket.ahead = undefined;
      socket.send({ type: 'resync', cursor: encodeEventCursor(cursor) });
    }
  }

  async follow(events: readonly LoggedEvent[], cursor: EventCursor): Promise<void> {
    let since = performance.now();
    for (const event of events) {
      this.tell(cursor.epoch, event);
      // In the same turn: whoever joins is told all that is behind it.
      this.cursor = { epoch: cursor.epoch, ...event.place };
      this.recent?.add(event);
      if (performance.now() - since < SLICE_MS) continue;
      await nextTurn();
      since = performance.now();
    }
    this.cursor = cursor;
  }

  /** What was told since; nothing where it was too much, or before this instance began. */
  since(cursor: EventCursor): readonly LoggedEvent[] | undefined {
    return cursor.epoch === this.cursor?.epoch ? this.recent?.after(cursor) : undefined;
  }

  /** The place up to which a connection that has caught up was told everything. */
  cursorOf({ ahead }: LiveSocket): string | undefined {
    const { cursor } = this;
    if (!cursor) return undefined;
    const isAhead = ahead?.epoch === cursor.epoch && comparePlaces(ahead, cursor) > 0;
    return encodeEventCursor(isAhead ? ahead : cursor);
  }

  private tell(epoch: string, event: LoggedEvent): void {
    const { organizationId, type, payload } = event;
    const { staff, colleague, customer } = audienceOf(type, payload);
    if (staff) send(this.rooms.staffOf(organizationId), epoch, event, staff);
    if (colleague) {
      const own = this.rooms.colleague(organizationId, colleague.userId);
      send(own, epoch, event, colleague.data);
    }
    if (!customer) return;
    send(this.rooms.customer(organizationId, customer.userId), epoch, event, customer.data);
  }
}

function send(
  sockets: ReadonlySet<LiveSocket>,
  epoch: string,
  event: LoggedEvent,
  data: object,
): void {
  let bytes: Buffer | undefined;
  for (const socket of sockets) {
    if (socket.ahead && comparePlaces(event.place, socket.ahead) <= 0) continue;
    bytes ??= Buffer.from(
      JSON.stringify({
        type: 'event',
        cursor: cursorBehind(epoch, event),
        event: event.type,
        data,
      }),
    );
    socket.send(bytes);
  }
}
