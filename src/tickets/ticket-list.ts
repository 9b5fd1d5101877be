import { decodeCursor, encodeCursor } from '../common/pagination/cursor.js';
import { afterRow, orderBy, type SortKey } from '../common/pagination/keyset.js';
import { ValidationError } from '../common/errors/request-errors.js';
import { type Actor, isStaff } from '../access/actor.js';
import { Priority } from '../triage/intents/priority.js';
import type { ListTicketsQuery } from './ticket.dto.js';
import type { Ticket } from './ticket.entity.js';
import { TICKET_COLUMNS } from './ticket-statements.js';

interface SortField {
  readonly column: string;
  readonly cast: string;
  readonly type: 'time' | 'number' | readonly string[];
  readonly valueOf: (ticket: Ticket) => string | number;
}

const FIELDS: Readonly<Record<string, SortField>> = {
  createdAt: {
    column: 'created_at',
    cast: 'timestamptz',
    type: 'time',
    valueOf: (ticket) => ticket.createdAt.toISOString(),
  },
  updatedAt: {
    column: 'updated_at',
    cast: 'timestamptz',
    type: 'time',
    valueOf: (ticket) => ticket.updatedAt.toISOString(),
  },
  priority: {
    column: 'priority',
    cast: 'ticket_priority',
    type: Object.values(Priority),
    valueOf: (ticket) => ticket.priority,
  },
  id: { column: 'id', cast: 'integer', type: 'number', valueOf: (ticket) => ticket.id },
};

/** SQL with its values for one page of tickets that the actor may see, one row more than asked. */
export function listStatement(
  actor: Actor,
  query: ListTicketsQuery,
): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions: string[] = [];
  const filter = (condition: (placeholder: string) => string, value: unknown): void => {
    if (value !== undefined) conditions.push(condition(bind(value)));
  };
  if (!isStaff(actor)) filter((it) => `requester_id = ${it}`, actor.id);
  filter((it) => `requester_id = ${it}`, query.requesterId);
  filter((it) => `status = ${it}::ticket_status`, query.status);
  filter((it) => `intent = ${it}`, query.intent);
  filter((it) => `assignee_id = ${it}`, query.assigneeId);
  filter(
    (it) =>
      `to_tsvector('english', message || ' ' || coalesce(answer, '')) @@ websearch_to_tsquery('english', ${it})`,
    query.q,
  );
  const sort = sortOf(query.sort);
  const keys = sort.map(({ field, ...key }): SortKey => ({ ...key, cast: field.cast }));
  if (query.cursor !== undefined) {
    const types = sort.map(({ field }) => field.type);
    conditions.push(afterRow(keys, decodeCursor(query.cursor, query.sort, types), bind));
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const text = `SELECT ${TICKET_COLUMNS} FROM tickets ${where}
    ORDER BY ${orderBy(keys)} LIMIT ${bind(query.limit + 1)}`;
  return { text, values };
}

/** Where the list goes on after this ticket. */
export function cursorOf(sort: string, ticket: Ticket): string {
  return encodeCursor(
    sort,
    sortOf(sort).map(({ field }) => field.valueOf(ticket)),
  );
}

function sortOf(sort: string): { field: SortField; column: string; descending: boolean }[] {
  const parts = sort.split(',').map((part) => {
    const name = part.replace('-', '');
    return { name, descending: part.startsWith('-') };
  });
  if (new Set(parts.map(({ name }) => name)).size < parts.length) {
    throw new ValidationError([{ path: 'sort', message: 'must name each field once' }]);
  }
  // The id makes the order total; it goes the way of the field before it, as the indexes do.
  const all = [...parts, { name: 'id', descending: parts.at(-1)?.descending ?? true }];
  return all.flatMap(({ name, descending }) => {
    const field = FIELDS[name];
    return field ? [{ field, column: field.column, descending }] : [];
  });
}
