import type { FieldName } from '../core/fields.js';

/** So much of a text conditions look at: a batch of long ones would be megabytes. */
const LOOKED_AT = 10_000;

/** Where the facts stand that are columns. */
const FACTS: Readonly<Partial<Record<FieldName, string>>> = {
  'ticket.status': 'ticket.status',
  'ticket.priority': 'ticket.priority',
  'ticket.intent': 'ticket.intent',
  'ticket.confidence': 'ticket.confidence',
  'ticket.language': 'ticket.language',
  'ticket.message': `left(ticket.message, ${LOOKED_AT})`,
  'ticket.assigneeId': 'ticket.assignee_id',
  'ticket.teamId': 'ticket.team_id',
  'ticket.tags': 'ticket.tags',
  'conversation.channel': 'conversation.channel',
  'conversation.status': 'conversation.status',
  'conversation.subject': 'conversation.subject',
  'conversation.tags': 'conversation.tags',
  'conversation.sentiment': 'conversation.sentiment',
  'conversation.isAngry': 'conversation.is_angry',
  'conversation.customerMessages': 'conversation.user_messages',
  'requester.email': 'requester.email',
  'requester.role': 'requester.role',
  'requester.tier': 'profile.tier',
  'requester.tags': 'profile.tags',
  'message.sender': 'message.sender',
  'message.visibility': 'message.visibility',
  'message.content': `left(message.content, ${LOOKED_AT})`,
  'message.sentiment': 'message.sentiment',
  'message.isAngry': 'message.is_angry',
  'sla.state': 'ticket.sla_state',
};

const MOMENTS = {
  created: 'ticket.created_at',
  updated: 'ticket.updated_at',
  resolved: 'ticket.resolved_at',
  due: 'ticket.due_at',
  activity: 'conversation.last_activity_at',
  customer: 'said.created_at',
  awaited: 'conversation.awaited_since',
};

/** Each under a name of its own, which `rowsOf` takes apart again. */
const columns = (prefix: string, of: object): string =>
  Object.entries(of)
    .map(([name, sql]) => `${String(sql)} AS "${prefix}${name}"`)
    .join(', ');

/**
 * What conditions ask of tickets, of as many as there are in one statement. Values: organisation, ids
 * of tickets, for each the message that it is about or null, and whether that is then the customer's last.
 */
export const READ_FACTS = `
  SELECT ticket.id AS "ticketId", ticket.conversation_id AS "conversationId",
         requester.email AS "requesterEmail", ticket.language, said.id AS "customerMessageId",
         clock_timestamp() AS now, ${columns('fact:', FACTS)}, ${columns('moment:', MOMENTS)}
  FROM unnest($2::integer[], $3::integer[]) WITH ORDINALITY AS wanted (id, message_id, place)
  JOIN tickets AS ticket ON ticket.organization_id = $1 AND ticket.id = wanted.id
  JOIN users AS requester
    ON requester.organization_id = $1 AND requester.id = ticket.requester_id
  LEFT JOIN user_profiles AS profile
    ON profile.organization_id = $1 AND profile.user_id = ticket.requester_id
  LEFT JOIN conversations AS conversation
    ON conversation.organization_id = $1 AND conversation.id = ticket.conversation_id
  LEFT JOIN LATERAL (
    SELECT id, created_at FROM messages
    WHERE organization_id = $1 AND conversation_id = ticket.conversation_id AND sender = 'user'
    ORDER BY id DESC LIMIT 1
  ) AS said ON true
  LEFT JOIN messages AS message
    ON message.organization_id = $1
      AND message.id = coalesce(wanted.message_id, CASE WHEN $4::boolean THEN said.id END)
  ORDER BY place`;

/** What of a row stands under names with this prefix. */
export function prefixed(prefix: string, row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}
