import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import { Database, isTimedOut } from '../../platform/database/index.js';
import {
  type FoundTicket,
  listStatement,
  ListTicketsQuery,
  ticketConditions,
  TicketReading,
} from '../tickets/index.js';
import type { SavedView } from './saved-view.entity.js';

/** As far as tickets of a view are counted. */
const COUNTED = 1_000;
const LIMIT_MS = 1_000;

type Asked = Pick<SavedView, 'filter' | 'sort'>;

/** The tickets of saved views. */
@Injectable()
export class ViewTickets {
  constructor(
    private readonly database: Database,
    private readonly reading: TicketReading,
  ) {}

  /** @throws ValidationError where no list could be made of it, whatever is in it */
  assertSound(actor: Actor, view: Asked): void {
    try {
      listStatement(actor, queryOf(view));
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      throw new ValidationError(
        error.violations.map(({ path, message }) => ({
          path: path === 'sort' ? path : `filter.${path}`,
          message,
        })),
      );
    }
  }

  /** One page of the tickets of a view. */
  list(actor: Actor, view: SavedView, page: PageQuery): Promise<Page<FoundTicket>> {
    return this.reading.list(actor, queryOf(view, page));
  }

  /** How many tickets each view has, in one statement; null where that would cost too much. */
  async count(actor: Actor, views: readonly SavedView[]): Promise<(number | null)[]> {
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const counts = views.map((view) => {
      const query = queryOf(view);
      if (query.q !== undefined) return 'NULL::integer';
      const conditions = ticketConditions(actor, query, bind).join(' AND ');
      const some = `SELECT FROM tickets WHERE ${conditions} LIMIT ${COUNTED}`;
      return `(SELECT count(*)::integer FROM (${some}) AS counted)`;
    });
    if (counts.length === 0) return [];
    const text = `SELECT ARRAY[${counts.join(', ')}] AS counts`;
    try {
      const database = this.database.of(actor);
      const [row] = await database.runWithin<{ counts: (number | null)[] }>(
        LIMIT_MS,
        { text },
        values,
      );
      return row?.counts ?? [];
    } catch (error) {
      if (isTimedOut(error)) return views.map(() => null);
      throw error;
    }
  }
}

function queryOf({ filter, sort }: Asked, page?: PageQuery): ListTicketsQuery {
  return Object.assign(new ListTicketsQuery(), filter, { sort }, page);
}
