import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import {
  decodeEventCursor,
  encodeEventCursor,
  type EventCursor,
} from '../../platform/events/index.js';
import { EventHistory } from './event-history.js';
import type { EventsPage, EventsQuery } from './events.dto.js';

/** Tells those of what happened who ask for it from time to time. */
@Injectable()
export class EventsService {
  constructor(private readonly history: EventHistory) {}

  /** @throws ValidationError on a cursor that is none */
  async list(actor: Actor, { after, limit }: EventsQuery): Promise<EventsPage> {
    if (after === undefined) return nothingBefore(await this.history.end(), false);
    const cursor = decodeEventCursor(after);
    if (!cursor) {
      const message = 'is not the cursor of an event or of an answer with events';
      throw new ValidationError([{ path: 'after', message }]);
    }
    const told = await this.history.since(actor, cursor, limit);
    if (!told) return nothingBefore(await this.history.end(), true);
    const { events, hasMore } = told;
    return {
      data: [...events],
      meta: { cursor: encodeEventCursor(told.cursor), hasMore, resync: false },
    };
  }
}

function nothingBefore(cursor: EventCursor, resync: boolean): EventsPage {
  return { data: [], meta: { cursor: encodeEventCursor(cursor), hasMore: false, resync } };
}
