/** So much text of tickets is read at once, in bytes: a moment's work, whatever customers wrote. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * SQL for the first of these rows, in their order: as many as have so much text together, and one at
 * least. How long a text is stands beside it, so that those of others are not read.
 *
 * @param rows a query of tickets with their messages
 */
export const withinBytes = (rows: string, order: string): string => `
  SELECT * FROM (
    SELECT *, sum(octet_length(message)) OVER (ORDER BY ${order}) - octet_length(message) AS "textBefore"
    FROM (${rows}) AS wanted
  ) AS counted WHERE "textBefore" < ${MOST_BYTES}`;
