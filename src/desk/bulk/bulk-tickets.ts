import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { Database, isTimedOut } from '../../platform/database/index.js';
import { CostlyWork } from '../../platform/limits/index.js';
import { ListTicketsQuery, ticketConditions, type TicketFilter } from '../tickets/index.js';
import { TooManyTicketsError } from './bulk.errors.js';
import { MOST_TICKETS } from './bulk-values.js';

const LIMIT_MS = 5_000;

/** Which tickets a bulk change is of. */
@Injectable()
export class BulkTickets {
  constructor(
    private readonly database: Database,
    private readonly costly: CostlyWork,
  ) {}

  /**
   * The tickets that match now, as one list: what comes in later is not changed.
   * @throws ValidationError, TooManyTicketsError, TooManyAtOnceError
   */
  matching(actor: Actor, filter: TicketFilter): Promise<number[]> {
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const query = Object.assign(new ListTicketsQuery(), filter);
    const conditions = within(() => ticketConditions(actor, query, bind)).join(' AND ');
    const text = `SELECT id FROM tickets WHERE ${conditions} ORDER BY id LIMIT ${MOST_TICKETS + 1}`;
    return this.costly.run(actor.id, async () => {
      const ids = await this.read(actor, text, values);
      if (ids.length > MOST_TICKETS) throw new TooManyTicketsError();
      return ids;
    });
  }

  private async read(actor: Actor, text: string, values: unknown[]): Promise<number[]> {
    try {
      const database = this.database.of(actor);
      const rows = await database.runWithin<{ id: number }>(LIMIT_MS, { text }, values);
      return rows.map(({ id }) => id);
    } catch (error) {
      if (!isTimedOut(error)) throw error;
      const message = 'takes too long: name a period, a status or an intent, or rarer words';
      throw new ValidationError([{ path: 'filter', message }]);
    }
  }
}

function within(read: () => string[]): string[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new ValidationError(
      error.violations.map(({ path, message }) => ({ path: `filter.${path}`, message })),
    );
  }
}
