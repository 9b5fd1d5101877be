import { type PreparedStatement, TIMES_AS_TEXT } from '../../platform/database/index.js';
import { rowsFrom, selectList } from './stored-columns.js';
import { DECISION, LABEL_WORTH, NEW_TICKET, TICKET, TICKET_ROW } from './ticket-columns.js';

/** The columns of a ticket, with `TIMES_AS_TEXT` just as the API shows it. */
export const TICKET_COLUMNS = selectList(TICKET);

/** So much of a message a list shows, in code points: a page of long ones would be 40 MB. */
export const LISTED = 10_000;
const { message, ...OTHERS } = TICKET;

/** The same in a list. */
export const LISTED_COLUMNS = `${selectList(OTHERS)}, left(${message.column}, ${LISTED}) AS message,
    char_length(${message.column}) > ${LISTED} AS "messageTruncated", ${selectList({ labelWorth: LABEL_WORTH })}`;

/**
 * Writes tickets and their decisions: one statement is one transaction and one round trip. Values: a
 * JSON array of `NEW_TICKET` rows, each with its place. It gives back the place that a row was given;
 * none for a requester whose account has ended meanwhile: it must not leave a text any more.
 *
 * The requesters are looked for as an array: `IN (SELECT …)` joins, and scans all users where there
 * are ten thousand.
 */
const insertTickets = (locking: 'FOR KEY SHARE' | 'FOR KEY SHARE SKIP LOCKED'): string => `
    WITH arrived AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS arrived (
        place integer, ${NEW_TICKET.definition})
    ), requester AS (
      SELECT organization_id, id FROM users
      WHERE id = ANY (ARRAY(SELECT requester_id FROM arrived)) AND deleted_at IS NULL ${locking}
    ), numbered AS MATERIALIZED (
      SELECT nextval('tickets_id_seq') AS ticket_id, arrived.*
      FROM arrived JOIN requester
        ON requester.id = requester_id AND requester.organization_id = arrived.organization_id
      ORDER BY place
    ), ticket AS (
      INSERT INTO tickets ${rowsFrom('numbered', TICKET_ROW)} RETURNING *
    ), decision AS (
      INSERT INTO decisions ${rowsFrom('numbered', DECISION)}
    )
    SELECT ${TICKET_COLUMNS}, place
    FROM ticket JOIN (SELECT ticket_id, place FROM numbered) AS places ON ticket_id = id`;

/** Waits for the end of what changes the requester's account. */
export const INSERT_TICKET: PreparedStatement = {
  name: 'insert_ticket',
  types: TIMES_AS_TEXT,
  text: insertTickets('FOR KEY SHARE'),
};

/** Leaves out whose account is being changed: the tickets of others must not wait for that. */
export const INSERT_TICKETS: PreparedStatement = {
  name: 'insert_tickets',
  types: TIMES_AS_TEXT,
  text: insertTickets('FOR KEY SHARE SKIP LOCKED'),
};

/**
 * Finds tickets, each with the place of its id. Values: ids, and for each its organisation and the
 * requester whose ticket it must be, or null for anybody's.
 */
export const FIND_TICKETS: PreparedStatement = {
  name: 'find_tickets',
  types: TIMES_AS_TEXT,
  text: `SELECT ${TICKET_COLUMNS}, (place - 1)::integer AS place
         FROM unnest($1::integer[], $2::integer[], $3::integer[])
           WITH ORDINALITY AS wanted (ticket, organization, owner, place)
         JOIN tickets ON id = ticket AND organization_id = organization
           AND (owner IS NULL OR requester_id = owner)`,
};

/** The last decision on a ticket, under the names of its entity. Values: organisation, ticket, requester or null. */
export const FIND_DECISION: PreparedStatement = {
  name: 'find_decision',
  text: `SELECT ${selectList(DECISION, 'decisions')}
         FROM decisions
         JOIN tickets ON tickets.id = ticket_id
           AND tickets.organization_id = decisions.organization_id
         WHERE decisions.organization_id = $1 AND ticket_id = $2
           AND ($3::integer IS NULL OR requester_id = $3)
         ORDER BY decisions.id DESC LIMIT 1`,
};
