/**
 * The tickets of which something is due, or is to be warned of: each found by an index that has the
 * clocks that tick only. Values: until when, how many.
 */
export const FIND_DUE = `
  SELECT DISTINCT organization_id AS "organizationId", ticket_id AS id FROM (
    (SELECT organization_id, ticket_id FROM sla_clocks
     WHERE state IN ('running', 'warned') AND due_at < $1 ORDER BY due_at LIMIT $2)
    UNION ALL
    (SELECT organization_id, ticket_id FROM sla_clocks
     WHERE state = 'running' AND warn_at IS NOT NULL AND warn_at <= $1 ORDER BY warn_at LIMIT $2)
  ) AS due LIMIT $2`;

const OF_TICKETS = `
  FROM unnest($1::integer[], $2::integer[]) AS held (organization_id, id)
  WHERE clock.organization_id = held.organization_id AND ticket_id = held.id`;
const TOLD = `RETURNING clock.organization_id AS "organizationId", ticket_id AS "ticketId", metric,
  due_at AS "dueAt"`;

/** It was due, and nobody had done it. Values: organisations and ids of held tickets, until when. */
export const BREACH = `
  UPDATE sla_clocks AS clock SET state = 'breached', breached_at = due_at ${OF_TICKETS}
    AND state IN ('running', 'warned') AND due_at < $3 ${TOLD}`;

/** Little time is left. The same values. */
export const WARN = `
  UPDATE sla_clocks AS clock SET state = 'warned', warned_at = warn_at ${OF_TICKETS}
    AND state = 'running' AND warn_at <= $3 ${TOLD}`;
