import type { PreparedStatement } from '../database/database.js';
import { TIMES_AS_TEXT } from '../database/timestamps.js';

/** The columns of a ticket, with `TIMES_AS_TEXT` just as the API shows it. */
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
 * Writes tickets and their decisions: one statement is one transaction and one round trip. Values: a
 * JSON array of the rows below. It gives back the place that a row was given; none for a requester
 * whose account has ended meanwhile: it must not leave a text any more.
 */
const insertTickets = (locking: 'FOR KEY SHARE' | 'FOR KEY SHARE SKIP LOCKED'): string => `
    WITH arrived AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS arrived (
        place integer, requester integer, message text, intent text, confidence double precision,
        outcome ticket_status, answer text, priority ticket_priority, model integer,
        policy integer, guarantee integer, reason text, familiar boolean, answerable boolean,
        threshold double precision, alternatives jsonb, evidence jsonb, tier text,
        familiarity real, nearest jsonb, known_share real)
    ), requester AS (
      SELECT id FROM users
      WHERE id IN (SELECT requester FROM arrived) AND deleted_at IS NULL ${locking}
    ), numbered AS MATERIALIZED (
      SELECT nextval('tickets_id_seq') AS ticket_id, arrived.*
      FROM arrived JOIN requester ON requester.id = arrived.requester
      ORDER BY place
    ), ticket AS (
      INSERT INTO tickets (id, requester_id, message, intent, confidence, status, answer, priority,
                           resolved_at)
      OVERRIDING SYSTEM VALUE
      SELECT ticket_id, requester, message, intent, confidence, outcome, answer, priority,
             CASE WHEN outcome = 'auto_resolved' THEN now() END
      FROM numbered
      RETURNING *
    ), decision AS (
      INSERT INTO decisions (ticket_id, model_id, policy_id, guarantee_id, outcome, reason, intent,
                             confidence, familiar, answerable, threshold, alternatives, evidence,
                             tier, familiarity, nearest, known_share)
      SELECT ticket_id, model, policy, guarantee, outcome, reason, intent, confidence, familiar,
             answerable, threshold, alternatives, evidence, tier, familiarity, nearest, known_share
      FROM numbered
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
 * Finds tickets, each with the place of its id. Values: ids, and for each the requester whose ticket
 * it must be, or null for anybody's.
 */
export const FIND_TICKETS: PreparedStatement = {
  name: 'find_tickets',
  types: TIMES_AS_TEXT,
  text: `SELECT ${TICKET_COLUMNS}, (place - 1)::integer AS place
         FROM unnest($1::integer[], $2::integer[]) WITH ORDINALITY AS wanted (ticket, owner, place)
         JOIN tickets ON id = ticket AND (owner IS NULL OR requester_id = owner)`,
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
