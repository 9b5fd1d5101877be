import type { PreparedStatement } from '../database/database.js';

/** The columns of a ticket under the names of its entity. */
export const TICKET_COLUMNS = [
  'id',
  'requester_id AS "requesterId"',
  'message',
  'intent',
  'confidence',
  'status',
  'answer',
  'priority',
  'assignee_id AS "assigneeId"',
  'version',
  'created_at AS "createdAt"',
  'updated_at AS "updatedAt"',
  'resolved_at AS "resolvedAt"',
].join(', ');

/**
 * Writes a ticket and its decision: one statement is one transaction and one round trip. Values:
 * requester, message, intent, confidence, outcome, answer, priority, model, policy, reason,
 * familiar, answerable, threshold, alternatives, evidence, tier, familiarity, nearest,
 * share that is known, guarantee. Gives nothing when the requester's account has ended meanwhile: it
 * must not leave a text any more.
 */
export const INSERT_TICKET: PreparedStatement = {
  name: 'insert_ticket',
  text: `
    WITH requester AS (
      SELECT id FROM users WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE
    ), ticket AS (
      INSERT INTO tickets (requester_id, message, intent, confidence, status, answer, priority,
                           resolved_at)
      SELECT requester.id, $2, $3, $4, $5::ticket_status, $6, $7::ticket_priority,
             CASE WHEN $5::ticket_status = 'auto_resolved' THEN now() END
      FROM requester
      RETURNING *
    ), decision AS (
      INSERT INTO decisions (ticket_id, model_id, policy_id, outcome, reason, intent, confidence,
                             familiar, answerable, threshold, alternatives, evidence, tier,
                             familiarity, nearest, known_share, guarantee_id)
      SELECT id, $8, $9, $5::ticket_status, $10, $3, $4, $11, $12, $13, $14, $15, $16, $17, $18,
             $19, $20
      FROM ticket
    )
    SELECT ${TICKET_COLUMNS} FROM ticket`,
};

/** Values: id, and the requester whose ticket it must be, or null for anybody's. */
export const FIND_TICKET: PreparedStatement = {
  name: 'find_ticket',
  text: `SELECT ${TICKET_COLUMNS} FROM tickets
         WHERE id = $1 AND ($2::integer IS NULL OR requester_id = $2)`,
};

/** The last decision on a ticket, under the names of its entity. Values: ticket, requester or null. */
export const FIND_DECISION: PreparedStatement = {
  name: 'find_decision',
  text: `SELECT decisions.id, ticket_id AS "ticketId", model_id AS "modelId",
                policy_id AS "policyId", guarantee_id AS "guaranteeId", outcome, reason,
                decisions.intent, decisions.confidence, familiar, familiarity, tier, answerable,
                threshold, known_share AS "knownShare", alternatives, evidence, nearest,
                decided_at AS "decidedAt"
         FROM decisions JOIN tickets ON tickets.id = ticket_id
         WHERE ticket_id = $1 AND ($2::integer IS NULL OR requester_id = $2)
         ORDER BY decisions.id DESC LIMIT 1`,
};
