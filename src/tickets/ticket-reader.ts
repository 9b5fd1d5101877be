import { Injectable } from '@nestjs/common';
import { Batch } from '../common/batch.js';
import { WAITING_LIMIT } from '../database/bounded-pool.js';
import { Database } from '../database/database.js';
import type { TicketView } from './ticket.dto.js';
import { FIND_TICKETS } from './ticket-statements.js';

interface Wanted {
  readonly id: number;
  /** Null where it may be anybody's. */
  readonly requesterId: number | null;
}

/** Finds single tickets; those of concurrent requests in one round trip. */
@Injectable()
export class TicketReader {
  private readonly batch = new Batch((wanted: readonly Wanted[]) => this.findTogether(wanted), {
    atOnce: 2,
    size: 100,
    waiting: WAITING_LIMIT,
  });

  constructor(private readonly database: Database) {}

  /** The ticket, if it is there and, where a requester is named, theirs. */
  find(id: number, requesterId: number | null): Promise<TicketView | undefined> {
    return this.batch.add({ id, requesterId });
  }

  private async findTogether(wanted: readonly Wanted[]): Promise<(TicketView | undefined)[]> {
    const found = await this.database.run<TicketView & { place: number }>(FIND_TICKETS, [
      wanted.map(({ id }) => id),
      wanted.map(({ requesterId }) => requesterId),
    ]);
    const tickets = new Map(found.map(({ place, ...ticket }) => [place, ticket]));
    return wanted.map((_, place) => tickets.get(place));
  }
}
