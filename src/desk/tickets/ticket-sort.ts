import { ValidationError } from '../../platform/common/errors/request-errors.js';
import type { CursorType, CursorValue } from '../../platform/common/pagination/cursor.js';
import type { SortKey } from '../../platform/common/pagination/keyset.js';
import { Priority } from '../../triage/taxonomy/index.js';
import { INFORMATIVE } from './awaiting-label.js';
import { DUE_OR_NEVER, NEVER_DUE } from './sla-state.js';
import type { FoundTicket } from './ticket-search.js';

/** One field of a sort: its column, and what of a ticket a cursor keeps. */
export interface SortField extends SortKey {
  readonly type: CursorType;
  readonly valueOf: (ticket: FoundTicket) => CursorValue;
}

const FIELDS: Readonly<Record<string, Omit<SortField, 'descending'>>> = {
  createdAt: {
    column: 'created_at',
    cast: 'timestamptz',
    type: 'time',
    valueOf: (ticket) => ticket.createdAt,
  },
  updatedAt: {
    column: 'updated_at',
    cast: 'timestamptz',
    type: 'time',
    valueOf: (ticket) => ticket.updatedAt,
  },
  priority: {
    column: 'priority',
    cast: 'ticket_priority',
    type: Object.values(Priority),
    valueOf: (ticket) => ticket.priority,
  },
  due: {
    column: DUE_OR_NEVER,
    cast: 'timestamptz',
    type: 'time',
    valueOf: ({ dueAt }) => dueAt ?? NEVER_DUE,
  },
  labelWorth: {
    column: 'label_worth',
    cast: 'real',
    type: 'real',
    valueOf: (ticket) => ticket.labelWorth ?? 0,
  },
  id: { column: 'id', cast: 'integer', type: 'number', valueOf: (ticket) => ticket.id },
};

/**
 * The fields of a sort such as `-priority,createdAt`, made total by the id.
 * @throws ValidationError when it names a field twice
 */
export function sortFields(sort: string): SortField[] {
  const written = sort === INFORMATIVE ? '-labelWorth' : sort;
  const parts = written.split(',').map((part) => {
    const name = part.replace('-', '');
    return { name, descending: part.startsWith('-') };
  });
  if (new Set(parts.map(({ name }) => name)).size < parts.length) {
    throw new ValidationError([{ path: 'sort', message: 'must name each field once' }]);
  }
  // The id goes the way of the field before it, as the indexes do.
  const all = [...parts, { name: 'id', descending: parts.at(-1)?.descending ?? true }];
  return all.flatMap(({ name, descending }) => {
    const field = FIELDS[name];
    return field ? [{ ...field, descending }] : [];
  });
}
