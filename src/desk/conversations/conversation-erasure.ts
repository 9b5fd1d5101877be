import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { userDeleted, userLeftStaff } from '../../identity/users/index.js';
import { Events, insertedEvents } from '../../platform/events/index.js';
import { REMOVED_MESSAGE, ticketsRemoved } from '../tickets/index.js';

// What was answered tells as much of a person as what they wrote.
const CLEAR_MESSAGES = `
  UPDATE messages SET content = '${REMOVED_MESSAGE}', external_id = NULL, sentiment = NULL
  WHERE conversation_id = ANY (ARRAY(SELECT id FROM conversations WHERE requester_id = $1))
     OR author_id = $1 AND sender = 'user'`;
const REMOVE_ATTACHMENTS = `
  DELETE FROM attachments
  WHERE conversation_id = ANY (ARRAY(SELECT id FROM conversations WHERE requester_id = $1))
     OR uploaded_by = $1 AND message_id IS NULL`;
const REMOVE_HELD_REPLIES = `
  DELETE FROM held_replies
  WHERE conversation_id = ANY (ARRAY(SELECT id FROM conversations WHERE requester_id = $1))
     OR author_id = $1`;
const CLEAR_CONVERSATIONS = `
  UPDATE conversations
  SET subject = NULL, resolution_summary = NULL, context = '{}', external_ids = '{}', tags = '{}',
      version = version + 1, updated_at = now()
  WHERE requester_id = $1`;
// With what was said in them; what is left of others keeps what was said about its other tickets.
const REMOVE = `
  DELETE FROM conversations
  WHERE id = ANY (ARRAY(SELECT conversation_id FROM tickets WHERE id = ANY ($1::integer[])))
    AND NOT EXISTS (SELECT FROM tickets AS other
                    WHERE other.conversation_id = conversations.id
                      AND other.organization_id = conversations.organization_id
                      AND other.id <> ALL ($1::integer[]))`;
// What they had to answer is for anybody again.
const FREE = `
  WITH own AS MATERIALIZED (
    SELECT id, status AS before FROM conversations
    WHERE assignee_id = $1 AND status NOT IN ('resolved', 'archived') FOR NO KEY UPDATE
  ), freed AS (
    UPDATE conversations
    SET assignee_id = NULL, version = version + 1, updated_at = now(), status_since = now(),
        status = CASE before WHEN 'waiting_for_agent' THEN 'escalated' ELSE before END
    FROM own WHERE conversations.id = own.id
    RETURNING conversations.organization_id, conversations.id, requester_id, status, version, before
  ), noted AS (
    INSERT INTO conversation_transitions (organization_id, conversation_id, from_status, to_status,
                                          actor_id, reason)
    SELECT organization_id, id, before, status, $2, 'agent_left' FROM freed WHERE status <> before
  )
  ${insertedEvents(`
    SELECT organization_id, 'conversation.updated', jsonb_build_object(
             'conversationId', id, 'requesterId', requester_id, 'assigneeId', NULL,
             'status', status, 'version', version,
             'fields', jsonb_build_array('assigneeId', 'status'), 'actorId', $2::integer)
    FROM freed`)}`;

/** Removes what was said when whoever it was said by or to is gone, or the ticket that it was about. */
@Injectable()
export class ConversationErasure implements OnModuleInit {
  constructor(private readonly events: Events) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId }, manager) => erase(manager, userId));
    this.events.within(ticketsRemoved, ({ ticketIds }, manager) =>
      manager.query(REMOVE, [ticketIds]),
    );
    this.events.within(userLeftStaff, ({ userId, actorId }, manager) =>
      this.free(manager, userId, actorId),
    );
  }

  private async free(manager: EntityManager, userId: number, actorId: number): Promise<void> {
    await manager.query(FREE, [userId, actorId]);
    await this.events.written();
  }
}

async function erase(manager: EntityManager, userId: number): Promise<void> {
  await manager.query(CLEAR_MESSAGES, [userId]);
  await manager.query(REMOVE_ATTACHMENTS, [userId]);
  await manager.query(REMOVE_HELD_REPLIES, [userId]);
  await manager.query(CLEAR_CONVERSATIONS, [userId]);
}
