import { type PreparedStatement, TIMES_AS_TEXT } from '../../../platform/database/index.js';
import { insertedEvents } from '../../../platform/events/index.js';
import { TICKET_COLUMNS, TICKET_PARTS } from '../../tickets/index.js';
import { DEFINITION } from './new-thread.js';

/** What of a conversation follows from what the machine decided; an answer is its first response. */
const CONVERSATION = {
  organization_id: 'organization_id',
  id: 'conversation_id',
  requester_id: 'requester_id',
  channel: 'channel',
  subject: 'subject',
  external_ids: 'external_ids',
  status: `CASE status WHEN 'auto_resolved' THEN 'waiting_for_user'
                       WHEN 'escalated' THEN 'escalated' ELSE 'waiting_for_agent' END`,
  priority: 'priority',
  language: 'language',
  sentiment: 'sentiment',
  first_sentiment: 'sentiment',
  is_angry: 'is_angry',
  user_messages: '1',
  ai_messages: '(answer IS NOT NULL)::integer',
  awaited_since: 'CASE WHEN answer IS NULL THEN now() END',
  first_response_at: 'CASE WHEN answer IS NOT NULL THEN now() END',
  first_response_by: `CASE WHEN answer IS NOT NULL THEN 'ai_agent' END`,
  responses: '(answer IS NOT NULL)::integer',
  classified: '(confidence IS NOT NULL)::integer',
  confidence_sum: 'coalesce(confidence, 0)',
  confidence_minimum: 'confidence',
  fallbacks: '(answer IS NULL)::integer',
};

const said = (sender: string, author: string, content: string, rest: string): string =>
  `SELECT organization_id, conversation_id, ticket_id, '${sender}', ${author}, ${content}, ${rest}`;

/**
 * Opens conversations, each with its first message, the ticket, the decision, the machine's answer
 * if there is one, and the events that tell of them: one statement is one transaction and one round
 * trip. Values: a JSON array of `rowOf` with the place of each. It gives back the ticket and the place
 * that a row was given; none for a requester whose account has ended meanwhile: it must not leave a
 * text any more.
 *
 * The requesters are looked for as an array: `IN (SELECT …)` joins, and scans all users where there
 * are ten thousand.
 */
const openConversations = (locking: 'FOR KEY SHARE' | 'FOR KEY SHARE SKIP LOCKED'): string => `
    WITH arrived AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS arrived (place integer, ${DEFINITION})
    ), requester AS (
      SELECT organization_id, id FROM users
      WHERE id = ANY (ARRAY(SELECT requester_id FROM arrived)) AND deleted_at IS NULL ${locking}
    ), numbered AS MATERIALIZED (
      SELECT nextval('conversations_id_seq')::integer AS conversation_id,
             nextval('tickets_id_seq')::integer AS ticket_id, arrived.*
      FROM arrived JOIN requester
        ON requester.id = requester_id AND requester.organization_id = arrived.organization_id
      ORDER BY place
    ), conversation AS (
      INSERT INTO conversations (${Object.keys(CONVERSATION).join(', ')}) OVERRIDING SYSTEM VALUE
      SELECT ${Object.values(CONVERSATION).join(', ')} FROM numbered
      RETURNING organization_id, id, requester_id, status
    ), ${TICKET_PARTS}, message AS (
      INSERT INTO messages (organization_id, conversation_id, ticket_id, sender, author_id, content,
                            language, sentiment, is_angry)
      ${said('user', 'requester_id', 'message', 'language, sentiment, is_angry')} FROM numbered
      UNION ALL
      ${said('ai_agent', 'NULL', 'answer', 'NULL, NULL, false')} FROM numbered WHERE answer IS NOT NULL
      RETURNING organization_id, id, conversation_id, ticket_id, sender
    ), told AS (
      ${insertedEvents(`
        SELECT organization_id, 'conversation.created', jsonb_build_object(
                 'conversationId', id, 'requesterId', requester_id, 'assigneeId', NULL,
                 'status', status, 'version', 1)
        FROM conversation
        UNION ALL
        SELECT organization_id, 'ticket.created', jsonb_build_object(
                 'ticketId', id, 'conversationId', conversation_id, 'requesterId', requester_id,
                 'status', status, 'version', 1)
        FROM ticket
        UNION ALL
        SELECT message.organization_id, 'message.created', jsonb_build_object(
                 'messageId', message.id, 'conversationId', message.conversation_id,
                 'ticketId', message.ticket_id, 'requesterId', requester_id,
                 'visibility', 'public', 'senderType', sender)
        FROM message JOIN numbered ON numbered.ticket_id = message.ticket_id`)}
    )
    SELECT ${TICKET_COLUMNS}, place
    FROM ticket JOIN (SELECT ticket_id, place FROM numbered) AS places ON ticket_id = id`;

/** Waits for the end of what changes the requester's account. */
export const OPEN_CONVERSATION: PreparedStatement = {
  name: 'open_conversation',
  types: TIMES_AS_TEXT,
  text: openConversations('FOR KEY SHARE'),
};

/** Leaves out whose account is being changed: the tickets of others must not wait for that. */
export const OPEN_CONVERSATIONS: PreparedStatement = {
  name: 'open_conversations',
  types: TIMES_AS_TEXT,
  text: openConversations('FOR KEY SHARE SKIP LOCKED'),
};
