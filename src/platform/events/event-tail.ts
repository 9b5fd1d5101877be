import { Injectable, Logger } from '@nestjs/common';
import type { EventCursor } from './event-cursor.js';
import { EventLog, type LoggedEvent } from './event-log.js';

const LIMIT = 500;
/** How soon to look again for what an earlier transaction holds back, whose end may call nobody. */
const UNSETTLED_MS = { first: 10, most: 250 };

/** Somebody of this instance who is told of the events of all organisations, in their order. */
export interface EventFollower {
  readonly types: readonly string[];
  /** The events that follow those told before; everything up to `cursor` is told with them. */
  follow(events: readonly LoggedEvent[], cursor: EventCursor): Promise<unknown>;
  /** From here on events are told; those before are unknown, as the history is another one. */
  begin(cursor: EventCursor): void;
}

/** Reads what is new once for all that this instance has to tell, however many those are. */
@Injectable()
export class EventTail {
  private readonly logger = new Logger('Events');
  private follower: EventFollower | undefined;
  private cursor: EventCursor | undefined;
  private again: NodeJS.Timeout | undefined;
  private pauseMs = UNSETTLED_MS.first;

  constructor(private readonly log: EventLog) {}

  set(follower: EventFollower): void {
    if (this.follower) throw new Error('events are followed by one alone');
    this.follower = follower;
  }

  /** Tells what is new. @param wake calls this again */
  async look(wake: () => void): Promise<void> {
    const { follower } = this;
    if (!follower) return;
    let hasMore = true;
    while (hasMore) {
      const after = this.cursor ?? (await this.begin(follower));
      const page = await this.log.read(after, { types: follower.types, limit: LIMIT });
      if (!page) {
        this.logger.warn('the events begin anew: their history is another one');
        this.cursor = undefined;
        continue;
      }
      this.cursor = page.cursor;
      await follower.follow(page.events, page.cursor);
      ({ hasMore } = page);
      if (!hasMore) this.lookAgain(page.isUnsettled, wake);
    }
  }

  stop(): void {
    clearTimeout(this.again);
  }

  private async begin(follower: EventFollower): Promise<EventCursor> {
    this.cursor = await this.log.end();
    follower.begin(this.cursor);
    return this.cursor;
  }

  private lookAgain(isUnsettled: boolean, wake: () => void): void {
    clearTimeout(this.again);
    this.pauseMs = isUnsettled
      ? Math.min(this.pauseMs * 2, UNSETTLED_MS.most)
      : UNSETTLED_MS.first / 2;
    if (isUnsettled) this.again = setTimeout(wake, this.pauseMs).unref();
  }
}
