import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { decodeCursor, encodeCursor } from '../../platform/common/pagination/cursor.js';
import { afterRow, orderBy } from '../../platform/common/pagination/keyset.js';
import { type Statement, TIMES_AS_TEXT } from '../../platform/database/index.js';
import { AWAITS_LABEL, INFORMATIVE } from './awaiting-label.js';
import { ticketConditions } from './ticket-filter.js';
import { type ListTicketsQuery, NEWEST_FIRST } from './ticket-list.dto.js';
import {
  type FoundTicket,
  RELEVANCE,
  relevanceCursor,
  relevanceStatement,
  searchStatement,
} from './ticket-search.js';
import { sortFields } from './ticket-sort.js';
import { LISTED_COLUMNS } from './ticket-statements.js';

/**
 * SQL with its values for one page of tickets that the actor may see, one row more than asked.
 *
 * A page goes on after the sort key of the last row of the page before. So tickets that come in
 * meanwhile neither hide nor repeat others, no version of a ticket comes twice, and a ticket that
 * does not change is never skipped. One that is changed while somebody pages in an order by what
 * changed (updatedAt, priority, relevance) may come again in its new version, or move to a page
 * that was read before.
 * @throws ValidationError
 */
export function listStatement(
  actor: Actor,
  query: ListTicketsQuery,
): Statement & { readonly values: unknown[] } {
  const values: unknown[] = [];
  const types = TIMES_AS_TEXT;
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ticketConditions(actor, query, bind);
  if (query.sort === RELEVANCE) {
    if (query.q === undefined) {
      throw new ValidationError([
        { path: 'sort', message: 'can be relevance only together with q' },
      ]);
    }
    return { text: relevanceStatement(query.q, conditions, query, bind), values, types };
  }
  if (query.sort === INFORMATIVE) conditions.push(awaitingLabel(actor));
  const isUsual = query.sort === NEWEST_FIRST && conditions.length === (isStaff(actor) ? 1 : 2);
  const fields = sortFields(query.sort);
  if (query.cursor !== undefined) {
    const position = decodeCursor(
      query.cursor,
      query.sort,
      fields.map(({ type }) => type),
    );
    conditions.push(afterRow(fields, position, bind));
  }
  const order = orderBy(fields);
  if (query.q !== undefined) {
    const page = { order, limit: query.limit };
    return { text: searchStatement(query.q, conditions, page, bind), values, types };
  }
  // Of the rows of the page only are the messages read, which are stored beside them.
  const text = `SELECT ${LISTED_COLUMNS} FROM (
      SELECT * FROM tickets WHERE ${conditions.join(' AND ')}
      ORDER BY ${order} LIMIT ${bind(query.limit + 1)}
    ) AS page`;
  const prepared = isUsual && { name: nameOf(actor, query) };
  return { ...prepared, text, values, types };
}

function awaitingLabel(actor: Actor): string {
  if (isStaff(actor)) return AWAITS_LABEL;
  throw new ValidationError([{ path: 'sort', message: 'can be informative for the staff only' }]);
}

// What nearly everybody asks for; to prepare all combinations of filters would fill PostgreSQL's
// memory.
function nameOf(actor: Actor, { cursor }: ListTicketsQuery): string {
  const whose = isStaff(actor) ? 'all' : 'own';
  return `list_${whose}_tickets${cursor === undefined ? '' : '_after'}`;
}

/** Where the list goes on after this ticket. */
export function cursorOf(sort: string, ticket: FoundTicket): string {
  if (sort === RELEVANCE) return relevanceCursor(ticket);
  return encodeCursor(
    sort,
    sortFields(sort).map(({ valueOf }) => valueOf(ticket)),
  );
}
