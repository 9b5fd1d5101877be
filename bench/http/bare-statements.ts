const COLUMNS = `id, requester_id AS "requesterId", message, intent, confidence, status, answer,
  priority, assignee_id AS "assigneeId", version, created_at AS "createdAt",
  updated_at AS "updatedAt", resolved_at AS "resolvedAt"`;

/** What ours points to, so that the foreign keys cost the same. */
export const MODEL_AND_POLICY = `SELECT (SELECT max(id) FROM models) AS model,
                                        (SELECT max(id) FROM policies) AS policy`;

/** Values: organisation, requester, message, and those of TRIAGED. */
export const INSERT_TICKET = {
  name: 'insert_ticket',
  text: `INSERT INTO tickets (organization_id, requester_id, message, intent, confidence, status,
                              answer, priority, resolved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now()) RETURNING ${COLUMNS}`,
};

/** Values: organisation, ticket, model, policy, and those of DECISION. */
export const INSERT_DECISION = {
  name: 'insert_decision',
  text: `INSERT INTO decisions (organization_id, ticket_id, model_id, policy_id, outcome, reason,
                                intent, confidence, familiar, answerable, threshold, alternatives,
                                evidence, tier, familiarity, nearest, known_share)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
};

/** Values: organisation, id, requester. */
export const FIND_TICKET = {
  name: 'find_ticket',
  text: `SELECT ${COLUMNS} FROM tickets
         WHERE organization_id = $1 AND id = $2 AND requester_id = $3`,
};

/** Values: organisation, requester, how many. */
export const LIST_TICKETS = {
  name: 'list_tickets',
  text: `SELECT ${COLUMNS} FROM tickets
         WHERE organization_id = $1 AND requester_id = $2
         ORDER BY created_at DESC, id DESC LIMIT $3`,
};
