import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { userDeleted, userLeftStaff } from '../../identity/users/index.js';
import { Events } from '../../platform/events/index.js';
import { REMOVED_MESSAGE, ticketsRemoved } from '../tickets/index.js';

// What was answered tells as much of a person as what they wrote.
const CLEAR_MESSAGES = `
  UPDATE messages SET content = '${REMOVED_MESSAGE}', external_id = NULL, sentiment = NULL
  WHERE conversation_id = ANY (ARRAY(SELECT id FROM conversations WHERE requester_id = $1))
     OR author_id = $1 AND sender = 'user'`;
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
const FREE = `
  UPDATE conversations
  SET assignee_id = NULL, version = version + 1, updated_at = now(),
      status = CASE status WHEN 'waiting_for_agent' THEN 'escalated' ELSE status END
  WHERE assignee_id = $1 AND status NOT IN ('resolved', 'archived')`;

/** Removes what was said when whoever it was said by or to is gone, or the ticket that it was about. */
@Injectable()
export class ConversationErasure implements OnModuleInit {
  constructor(private readonly events: Events) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId }, manager) => erase(manager, userId));
    this.events.within(ticketsRemoved, ({ ticketIds }, manager) =>
      manager.query(REMOVE, [ticketIds]),
    );
    this.events.within(userLeftStaff, ({ userId }, manager) => manager.query(FREE, [userId]));
  }
}

async function erase(manager: EntityManager, userId: number): Promise<void> {
  await manager.query(CLEAR_MESSAGES, [userId]);
  await manager.query(CLEAR_CONVERSATIONS, [userId]);
}
