// Each within the transaction of an organisation that has taken both conversations: from $1 to $2.

// The same name twice is one of the channel that sent both: the later one goes by none.
const MOVE_MESSAGES = `
  UPDATE messages SET conversation_id = $2,
    external_id = CASE WHEN EXISTS (
      SELECT FROM messages AS other
      WHERE other.organization_id = messages.organization_id AND other.conversation_id = $2
        AND other.external_id = messages.external_id) THEN NULL ELSE external_id END
  WHERE conversation_id = $1`;

// Whoever has not read all of both has read up to the first that they have not.
const MOVE_READS = `
  WITH people AS (
    SELECT organization_id, user_id,
           coalesce(max(message_id) FILTER (WHERE conversation_id = $1), 0) AS of_source,
           coalesce(max(message_id) FILTER (WHERE conversation_id = $2), 0) AS of_target
    FROM conversation_reads WHERE conversation_id IN ($1, $2) GROUP BY organization_id, user_id
  ), unread AS (
    SELECT user_id, min(message.id) AS first
    FROM people JOIN messages AS message
      ON message.organization_id = people.organization_id
        AND (message.conversation_id = $1 AND message.id > of_source
          OR message.conversation_id = $2 AND message.id > of_target)
    JOIN conversations AS thread
      ON thread.organization_id = message.organization_id AND thread.id = message.conversation_id
    WHERE author_id IS DISTINCT FROM user_id
      AND (visibility = 'public' OR user_id <> thread.requester_id)
    GROUP BY user_id
  )
  INSERT INTO conversation_reads (organization_id, conversation_id, user_id, message_id)
  SELECT organization_id, $2, user_id, least(greatest(of_source, of_target), first - 1)
  FROM people LEFT JOIN unread USING (user_id) ORDER BY user_id
  ON CONFLICT (organization_id, conversation_id, user_id) DO UPDATE
  SET message_id = excluded.message_id`;

const MOVE_FOLLOWERS = `
  INSERT INTO conversation_followers (organization_id, conversation_id, user_id, created_at)
  SELECT organization_id, $2, user_id, created_at FROM conversation_followers
  WHERE conversation_id = $1 ORDER BY user_id
  ON CONFLICT DO NOTHING`;

/** All that is of a conversation but its tickets, in this order: what was read goes by the messages. */
export const MOVE_ALL: readonly string[] = [
  MOVE_READS,
  MOVE_MESSAGES,
  'UPDATE attachments SET conversation_id = $2 WHERE conversation_id = $1',
  'UPDATE held_replies SET conversation_id = $2 WHERE conversation_id = $1',
  MOVE_FOLLOWERS,
];

/** What stays behind of it, and is of nobody then. From $1. */
export const LEAVE: readonly string[] = [
  'DELETE FROM conversation_reads WHERE conversation_id = $1',
  'DELETE FROM conversation_followers WHERE conversation_id = $1',
];

/** What led to the one leads to the other at once: nobody goes through several. */
export const POINT_ON = `
  UPDATE conversations SET merged_into = $2, version = version + 1, updated_at = now()
  WHERE merged_into = $1`;

/** Messages $3 with their files; they are about ticket $4 then. */
export const MOVE_CHOSEN = `
  WITH moved AS (
    UPDATE messages SET conversation_id = $2, ticket_id = $4
    WHERE conversation_id = $1 AND id = ANY ($3::integer[])
    RETURNING organization_id, id
  )
  UPDATE attachments SET conversation_id = $2
  FROM moved
  WHERE attachments.organization_id = moved.organization_id AND message_id = moved.id`;

/** Whoever has read or follows the one, has read or follows the other. */
export const COPY_PEOPLE: readonly string[] = [
  `INSERT INTO conversation_reads (organization_id, conversation_id, user_id, message_id, read_at)
   SELECT organization_id, $2, user_id, message_id, read_at FROM conversation_reads
   WHERE conversation_id = $1 ORDER BY user_id`,
  `INSERT INTO conversation_followers (organization_id, conversation_id, user_id)
   SELECT organization_id, $2, user_id FROM conversation_followers
   WHERE conversation_id = $1 ORDER BY user_id`,
];

/** Since when the customer waits, by what they said after the last answer; null where they do not. */
export const AWAITED = `
  SELECT min(created_at) AS since FROM messages
  WHERE conversation_id = $1 AND visibility = 'public' AND sender = 'user'
    AND id > coalesce((SELECT max(id) FROM messages
                       WHERE conversation_id = $1 AND visibility = 'public'
                         AND sender IN ('ai_agent', 'human_agent')), 0)`;
