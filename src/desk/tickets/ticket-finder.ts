import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/index.js';
import { Semaphore } from '../../platform/common/semaphore.js';
import { Settings } from '../../platform/config/index.js';
import { Database, isTimedOut, type Statement } from '../../platform/database/index.js';
import { CostlyWork } from '../../platform/limits/index.js';
import { SearchesBusyError, SearchTooSlowError } from './ticket.errors.js';
import type { FoundTicket } from './ticket-search.js';

/** Searches take so small a part of the connections that everything else always has some. */
const SHARE_OF_CONNECTIONS = 1 / 4;
/** With more in front of it, a search would come too late for whoever asked. */
const WAITING = 40;
const LIMIT_MS = 1_000;

/** Searches tickets by their words, which nobody can make costlier than the service can bear. */
@Injectable()
export class TicketFinder {
  private readonly turns: Semaphore;
  private asked = 0;

  constructor(
    private readonly database: Database,
    private readonly costly: CostlyWork,
    { databasePoolSize }: Settings,
  ) {
    this.turns = new Semaphore(Math.max(1, Math.floor(databasePoolSize * SHARE_OF_CONNECTIONS)));
  }

  /**
   * Waits for its turn where many search at once; users take turns.
   * @throws TooManyAtOnceError, SearchesBusyError, SearchTooSlowError
   */
  find(actor: Actor, statement: Statement, values: unknown[]): Promise<FoundTicket[]> {
    return this.costly.run(actor.id, async () => {
      if (this.asked >= WAITING) throw new SearchesBusyError();
      this.asked++;
      try {
        return await this.turns.run(() => this.search(actor, statement, values), actor.id);
      } finally {
        this.asked--;
      }
    });
  }

  private async search(
    actor: Actor,
    statement: Statement,
    values: unknown[],
  ): Promise<FoundTicket[]> {
    try {
      return await this.database.of(actor).runWithin<FoundTicket>(LIMIT_MS, statement, values);
    } catch (error) {
      throw isTimedOut(error) ? new SearchTooSlowError() : error;
    }
  }
}
