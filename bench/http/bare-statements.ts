const COLUMNS = `id, requester_id AS "requesterId", message, intent, confidence, status, answer,
  priority, assignee_id AS "assigneeId", version, created_at AS "createdAt",
  updated_at AS "updatedAt", resolved_at AS "resolvedAt"`;

/** What ours points to, so that the foreign keys cost the same. */
export const MODEL_AND_POLICY = `SELECT (SELECT max(id) FROM models) AS model,
                                        (SELECT max(id) FROM policies) AS policy`;

/** Values: organisation, requester, priority, confidence. */
export const INSERT_CONVERSATION = {
  name: 'insert_conversation',
  text: `INSERT INTO conversations (organization_id, requester_id, channel, status, priority, language,
                                    user_messages, ai_messages, first_response_at, first_response_by,
                                    responses, classified, confidence_sum, confidence_minimum)
         VALUES ($1, $2, 'api', 'waiting_for_user', $3, 'en', 1, 1, now(), 'ai_agent', 1, 1, $4, $4)
         RETURNING id`,
};

/** Values: organisation, conversation, ticket, requester, message, answer. */
export const INSERT_MESSAGES = {
  name: 'insert_messages',
  text: `INSERT INTO messages (organization_id, conversation_id, ticket_id, sender, author_id, content,
                               language, sentiment)
         VALUES ($1, $2, $3, 'user', $4, $5, 'en', 0),
                ($1, $2, $3, 'ai_agent', NULL, $6, NULL, NULL)
         RETURNING id`,
};

/** Values: organisation, and the payloads of the conversation, the ticket and the two messages. */
export const INSERT_EVENTS = {
  name: 'insert_events',
  text: `INSERT INTO outbox_events (organization_id, type, payload)
         VALUES ($1, 'conversation.created', $2), ($1, 'ticket.created', $3),
                ($1, 'message.created', $4), ($1, 'message.created', $5)`,
};

/** Values: organisation, requester, message, those of TRIAGED, and the conversation. */
export const INSERT_TICKET = {
  name: 'insert_ticket',
  text: `INSERT INTO tickets (organization_id, requester_id, message, intent, confidence, status,
                              answer, priority, conversation_id, resolved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now()) RETURNING ${COLUMNS}`,
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
