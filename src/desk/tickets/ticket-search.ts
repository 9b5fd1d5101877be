import { decodeCursor, encodeCursor } from '../../platform/common/pagination/cursor.js';
import { type Bind, searchQuery, wordsOf } from '../../platform/common/search/search-query.js';
import type { TicketView } from './ticket.dto.js';
import { LISTED_COLUMNS } from './ticket-statements.js';

/** A ticket as a search finds it. */
export interface FoundTicket extends TicketView {
  /** Whether the list shows only the beginning of the message. */
  readonly messageTruncated: boolean;
  /** Its words, with those marked that were looked for, see `excerpt.ts`. */
  readonly matched?: string;
  /** What its label would teach; null where it waits for none. */
  readonly labelWorth: number | null;
  /** How well it fits, where that is the order. */
  readonly rank?: number;
  /** The newest ticket that was there when the list began. */
  readonly newest?: number;
}

export const RELEVANCE = 'relevance';

/**
 * So many of the newest tickets that match are put in the order of relevance: of a word that every
 * other ticket has, ranking all would read the whole table.
 */
export const RANKED_TICKETS = 1_000;

// PostgreSQL thinks little of what reading the words of a row costs, and much of how often a rare
// word is met: for a page of fifty it would read the whole table in order. Planned for so many
// rows, it looks the words up, unless every other ticket has them; it still reads no more than a page.
const PLANNED_ROWS = 3_000;

const DOCUMENT = `message || ' ' || coalesce(answer, '')`;
const VECTOR = wordsOf(DOCUMENT, 'english');
// Between control characters, which no text has.
const MARKS = `'HighlightAll=true,StartSel="' || chr(2) || '",StopSel="' || chr(3) || '"'`;
// Marking the words of a text costs much more than finding the text.
export const SHOWN_FROM = 4_000;

const wantedOf = (q: string, bind: Bind): string => searchQuery(q, 'english', bind);

/** The condition that message and answer have the words of `q`. */
export function matches(q: string, bind: Bind): string {
  return `${VECTOR} @@ ${wantedOf(q, bind)}`;
}

/**
 * The column that marks which words of the beginning of a text they are; PostgreSQL computes it for
 * the rows of a page only.
 */
function matchedColumn(wanted: string): string {
  const words = `search_words(left(${DOCUMENT}, ${SHOWN_FROM}))`;
  return `ts_headline('english', ${words}, ${wanted}, ${MARKS}) AS matched`;
}

/**
 * SQL for the tickets with the words of `q`, in the order that is asked for: that of `fitting`, from
 * which rows are taken one by one. Sorted again, all of them would be read first.
 */
export function searchStatement(
  q: string,
  conditions: readonly string[],
  { order, limit }: { order: string; limit: number },
  bind: Bind,
): string {
  return `
    WITH fitting AS MATERIALIZED (
      SELECT * FROM tickets WHERE ${conditions.join(' AND ')}
      ORDER BY ${order} LIMIT ${PLANNED_ROWS}
    )
    SELECT ${LISTED_COLUMNS}, ${matchedColumn(wantedOf(q, bind))} FROM fitting
    LIMIT ${bind(limit + 1)}`;
}

/**
 * SQL for the best of the newest tickets that fit, best first. The newest ticket of the first page
 * stays the newest of the list, so that later ones do not push others out of it.
 */
export function relevanceStatement(
  q: string,
  conditions: readonly string[],
  { cursor, limit }: { cursor?: string; limit: number },
  bind: Bind,
): string {
  const wanted = wantedOf(q, bind);
  const [rank, id, newest] =
    cursor === undefined ? [] : decodeCursor(cursor, RELEVANCE, ['real', 'number', 'number']);
  const pin = newest === undefined ? undefined : `${bind(newest)}::integer`;
  const all = pin === undefined ? conditions : [...conditions, `id <= ${pin}`];
  const after =
    rank === undefined ? '' : `WHERE (rank, id) < (${bind(rank)}::real, ${bind(id)}::integer)`;
  return `
    SELECT ${LISTED_COLUMNS}, rank, newest, ${matchedColumn(wanted)}
    FROM (
      SELECT *, ts_rank_cd(${VECTOR}, ${wanted}) AS rank,
             ${pin ?? 'max(id) OVER ()'} AS newest
      FROM (
        SELECT * FROM tickets WHERE ${all.join(' AND ')}
        ORDER BY id DESC LIMIT ${RANKED_TICKETS}
      ) AS candidates
    ) AS ranked
    ${after} ORDER BY rank DESC, id DESC LIMIT ${bind(limit + 1)}`;
}

/** Where such a list goes on after this ticket. */
export function relevanceCursor({ rank = 0, id, newest = id }: FoundTicket): string {
  return encodeCursor(RELEVANCE, [rank, id, newest]);
}
