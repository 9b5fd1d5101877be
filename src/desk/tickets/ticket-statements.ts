import { type PreparedStatement, TIMES_AS_TEXT } from '../../platform/database/index.js';
import { rowsFrom, selectList } from './stored-columns.js';
import { DECISION, LABEL_WORTH, TICKET, TICKET_ROW } from './ticket-columns.js';

/** The columns of a ticket, with `TIMES_AS_TEXT` just as the API shows it. */
export const TICKET_COLUMNS = selectList(TICKET);

/** So much of a message a list shows, in code points: a page of long ones would be 40 MB. */
export const LISTED = 10_000;
const { message, ...OTHERS } = TICKET;

/** The same in a list. */
export const LISTED_COLUMNS = `${selectList(OTHERS)}, left(${message.column}, ${LISTED}) AS message,
    char_length(${message.column}) > ${LISTED} AS "messageTruncated", ${selectList({ labelWorth: LABEL_WORTH })}`;

/**
 * Parts of a statement that write tickets and their decisions: of `numbered`, rows of
 * `NEW_TICKET` with the ids of their `ticket_id` and `conversation_id`. `ticket` gives what was written.
 */
export const TICKET_PARTS = `ticket AS (
      INSERT INTO tickets ${rowsFrom('numbered', TICKET_ROW)} RETURNING *
    ), decision AS (
      INSERT INTO decisions ${rowsFrom('numbered', DECISION)}
    )`;

/** A part of a statement that gives tickets the conversations which stand beside them in `relation`. */
export const ticketsLinkedTo = (relation: string): string => `
  UPDATE tickets SET conversation_id = ${relation}.conversation_id
  FROM ${relation}
  WHERE tickets.organization_id = ${relation}.organization_id AND tickets.id = ${relation}.id`;

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
  text: `SELECT ${selectList(DECISION, 'decisions')}, tickets.message
         FROM decisions
         JOIN tickets ON tickets.id = ticket_id
           AND tickets.organization_id = decisions.organization_id
         WHERE decisions.organization_id = $1 AND ticket_id = $2
           AND ($3::integer IS NULL OR requester_id = $3)
         ORDER BY decisions.id DESC LIMIT 1`,
};
