import { MEASURES } from './measures.js';

const IS_THERE = `(SELECT FROM organizations
  WHERE organizations.id = %.organization_id AND deletion_requested_at IS NULL)`;

/** Notes that a conversation has to be counted anew. Values: organisation, conversation, since when. */
export const NOTE = `
  INSERT INTO service_recounts (organization_id, conversation_id, happened_at)
  SELECT organization_id, conversation_id, happened_at
  FROM (VALUES ($1::integer, $2::integer, $3::timestamptz))
    AS noted (organization_id, conversation_id, happened_at)
  WHERE EXISTS ${IS_THERE.replace('%', 'noted')}`;

/** The same of the conversations of tickets. Values: tickets. */
export const NOTE_OF_TICKETS = `
  INSERT INTO service_recounts (organization_id, conversation_id, happened_at)
  SELECT DISTINCT organization_id, conversation_id, now() FROM tickets
  WHERE id = ANY ($1::integer[]) AND conversation_id IS NOT NULL`;

/**
 * Notes the next conversations that nothing was counted of: those of before there were such sums.
 * Values: organisation and id of the last one, how many. Gives the last one now.
 */
export const NOTE_FORMER = `
  WITH former AS (
    SELECT organization_id, id FROM conversations
    WHERE (organization_id, id) > ($1, $2)
      AND NOT EXISTS (SELECT FROM service_counts
                      WHERE service_counts.organization_id = conversations.organization_id
                        AND conversation_id = conversations.id)
      AND EXISTS ${IS_THERE.replace('%', 'conversations')}
    ORDER BY organization_id, id LIMIT $3
  ), noted AS (
    INSERT INTO service_recounts (organization_id, conversation_id)
    SELECT organization_id, id FROM former ORDER BY organization_id, id
  )
  SELECT organization_id AS "organizationId", id AS "conversationId"
  FROM former ORDER BY organization_id DESC, id DESC LIMIT 1`;

/** Takes the oldest notes; the conversations once each. Values: how many. */
export const TAKE = `
  WITH taken AS (
    DELETE FROM service_recounts
    WHERE (organization_id, id) IN (
      SELECT organization_id, id FROM service_recounts ORDER BY id LIMIT $1
    )
    RETURNING organization_id, conversation_id
  )
  SELECT DISTINCT organization_id AS "organizationId", conversation_id AS "conversationId"
  FROM taken ORDER BY 1, 2`;

/** What was counted before. Values: organisations, conversations. */
export const COUNTED = `
  SELECT counts.organization_id AS "organizationId",
         counts.conversation_id AS "conversationId", counted
  FROM unnest($1::integer[], $2::integer[]) AS wanted (organization_id, conversation_id)
  JOIN service_counts AS counts USING (organization_id, conversation_id)`;

/** Keeps what is counted now. Values: JSON array of rows. */
export const KEEP = `
  INSERT INTO service_counts (organization_id, conversation_id, counted)
  SELECT "organizationId", "conversationId", counted
  FROM jsonb_to_recordset($1::jsonb)
    AS kept ("organizationId" integer, "conversationId" integer, counted jsonb)
  ON CONFLICT (organization_id, conversation_id) DO UPDATE SET counted = excluded.counted`;

/** Forgets conversations that are gone. Values: organisations, conversations. */
export const FORGET = `
  DELETE FROM service_counts AS counts
  USING unnest($1::integer[], $2::integer[]) AS gone (organization_id, conversation_id)
  WHERE counts.organization_id = gone.organization_id
    AND counts.conversation_id = gone.conversation_id`;

const NAMES = MEASURES.map(({ column }) => column).join(', ');

/** Adds to the sums. Values: JSON array of places with what is added, by the columns' names. */
export const ADD = `
  INSERT INTO service_days AS sums (organization_id, day, channel, team_id, agent_id, ${NAMES})
  SELECT organization_id, day, channel, team_id, agent_id,
         ${MEASURES.map(({ column }) => `coalesce(${column}, 0)`).join(', ')}
  FROM jsonb_to_recordset($1::jsonb) AS added (
    organization_id integer, day date, channel varchar, team_id integer, agent_id integer,
    ${MEASURES.map(({ column, type }) => `${column} ${type}`).join(', ')})
  ON CONFLICT (organization_id, day, channel, team_id, agent_id) DO UPDATE
  SET ${MEASURES.map(({ column }) => `${column} = sums.${column} + excluded.${column}`).join(', ')}`;
