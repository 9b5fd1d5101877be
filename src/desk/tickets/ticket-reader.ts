import { Injectable } from '@nestjs/common';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { Batch } from '../../platform/common/batch.js';
import { Database, organizationsOf, WAITING_LIMIT } from '../../platform/database/index.js';
import { shownTo } from './shown-to.js';
import type { TicketView } from './ticket.dto.js';
import { FIND_TICKETS } from './ticket-statements.js';

interface Wanted {
  readonly organizationId: number;
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

  /** The ticket, if it is there and the actor may see it: staff all of the organisation's. */
  async find(actor: Actor, id: number): Promise<TicketView | undefined> {
    const { organizationId } = actor;
    this.database.of(actor).assertOutside();
    const requesterId = isStaff(actor) ? null : actor.id;
    const ticket = await this.batch.add({ organizationId, id, requesterId });
    return ticket && shownTo(actor, ticket);
  }

  private async findTogether(wanted: readonly Wanted[]): Promise<(TicketView | undefined)[]> {
    const found = await this.database
      .ofAll(organizationsOf(wanted))
      .run<TicketView & { place: number }>(FIND_TICKETS, [
        wanted.map(({ id }) => id),
        wanted.map(({ organizationId }) => organizationId),
        wanted.map(({ requesterId }) => requesterId),
      ]);
    const tickets = new Map(found.map(({ place, ...ticket }) => [place, ticket]));
    return wanted.map((_, place) => tickets.get(place));
  }
}
