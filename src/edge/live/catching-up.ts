import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/index.js';
import { Semaphore } from '../../platform/common/semaphore.js';
import { comparePlaces, decodeEventCursor, type EventCursor } from '../../platform/events/index.js';
import { CLOSE } from './close-codes.js';
import { EventHistory, toldTo } from './event-history.js';
import { LIVE_LIMITS } from './live-limits.js';
import { LiveRooms } from './live-rooms.js';
import type { LiveSocket } from './live-socket.js';
import { LiveStream } from './live-stream.js';

const BATCH = 200;
/** After an instance has gone all its clients come at once: requests shall find connections too. */
const AT_ONCE = 3;
const LOOK_MS = 50;

/** Tells those who come back what they missed, and lets them join where that ends. */
@Injectable()
export class CatchingUp {
  private readonly turns = new Semaphore(AT_ONCE);

  constructor(
    private readonly history: EventHistory,
    private readonly stream: LiveStream,
    private readonly rooms: LiveRooms,
  ) {}

  /** @param after the cursor that the client brought; without it, nothing is old */
  async join(socket: LiveSocket, actor: Actor, after: string | undefined): Promise<void> {
    const cursor = after === undefined ? undefined : decodeEventCursor(after);
    const isResumed = cursor !== undefined && (await this.resume(socket, actor, cursor));
    if (isResumed) return;
    if (after !== undefined) socket.send({ type: 'resync', cursor: this.stream.cursorOf(socket) });
    this.enter(socket);
  }

  private enter(socket: LiveSocket): void {
    socket.send({ type: 'ready', cursor: this.stream.cursorOf(socket) });
    socket.hasJoined = true;
    this.rooms.join(socket);
  }

  /** Whether everything behind the cursor was sent, and what happens is told from now on. */
  private async resume(socket: LiveSocket, actor: Actor, start: EventCursor): Promise<boolean> {
    const deadline = Date.now() + LIVE_LIMITS.catchUpMs;
    let cursor = start;
    // A place that nobody here has seen is checked in the database.
    let isKnown = this.stream.cursor !== undefined && !this.isAhead(cursor);
    while (socket.isOpen) {
      const recent = isKnown ? this.stream.since(cursor) : undefined;
      if (recent) {
        for (const event of recent) {
          const told = toldTo(actor, cursor.epoch, event);
          if (told) socket.send({ type: 'event', ...told });
        }
        socket.ahead = this.isAhead(cursor) ? cursor : undefined;
        // In the turn in which the last of what was missed was sent: nothing comes in between.
        this.enter(socket);
        return true;
      }
      const told = await this.turns.run(() => this.history.since(actor, cursor, BATCH));
      if (!told || cursor.epoch !== this.stream.cursor?.epoch) return false;
      for (const event of told.events) socket.send({ type: 'event', ...event });
      ({ cursor } = told);
      isKnown = true;
      await drained(socket, deadline);
    }
    return true;
  }

  private isAhead(cursor: EventCursor): boolean {
    return this.stream.cursor !== undefined && comparePlaces(cursor, this.stream.cursor) > 0;
  }
}

/** Waits until the client has read most of what was sent; one that does not is cut off. */
async function drained(socket: LiveSocket, deadline: number): Promise<void> {
  while (socket.isOpen && socket.buffered > LIVE_LIMITS.bufferedEnoughBytes) {
    if (Date.now() > deadline) socket.close(CLOSE.tooSlow, 'too slow');
    await sleep(LOOK_MS);
  }
}
