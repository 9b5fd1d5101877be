import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UsersService } from '../../identity/users/index.js';
import { type Actor, Role } from '../../platform/access/index.js';
import { Events } from '../../platform/events/index.js';
import { readMessage } from '../../triage/core/index.js';
import { CONTACT_DAYS, EscalationSettingsService, MOST_CONTACTS } from '../escalation/index.js';
import { conversationCreated, type ConversationNews } from './conversation.events.js';
import { ConversationRows } from './conversation-rows.js';
import { ConversationEscalation, VERY_NEGATIVE } from './later/conversation-escalation.js';
import { readReply } from './replies/index.js';

/** Never changes: how far it is stands in the database under this name. */
const CONSUMER = 'first-escalation';

interface Opened {
  readonly asked: string;
  readonly sounds: boolean;
  readonly returns: boolean;
}

// Without a lock, as of most there is nothing to do. Values: conversation, organisation.
const OPENED = `
  SELECT ticket.message AS asked,
         conversation.is_angry OR coalesce(conversation.sentiment, 0) <= ${VERY_NEGATIVE} AS sounds,
         (SELECT count(*) FROM (
            SELECT FROM tickets AS earlier
            WHERE earlier.requester_id = ticket.requester_id AND earlier.intent = ticket.intent
              AND earlier.created_at > now() - interval '${CONTACT_DAYS} days'
            LIMIT ${MOST_CONTACTS}
          ) AS contacts) = ${MOST_CONTACTS} AS returns
  FROM conversations AS conversation
  JOIN tickets AS ticket
    ON ticket.organization_id = conversation.organization_id
   AND ticket.conversation_id = conversation.id
  WHERE conversation.organization_id = $2 AND conversation.id = $1
    AND conversation.status = 'waiting_for_user'
  ORDER BY ticket.id LIMIT 1`;

/**
 * Takes to a person what the machine has answered, where the first message already says that an answer
 * is not enough. The answer is not kept back: the decision stands by itself and can be replayed.
 */
@Injectable()
export class FirstEscalation implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly users: UsersService,
    private readonly rows: ConversationRows,
    private readonly escalation: ConversationEscalation,
    private readonly settings: EscalationSettingsService,
  ) {}

  onModuleInit(): void {
    this.events.consume(CONSUMER, conversationCreated, ({ organizationId, payload }, manager) =>
      this.look(manager, organizationId, payload),
    );
  }

  private async look(
    manager: EntityManager,
    organizationId: number,
    { conversationId, requesterId, status }: ConversationNews,
  ): Promise<void> {
    if (status !== 'waiting_for_user') return;
    const values = [conversationId, organizationId];
    const [opened] = await manager.query<Opened[]>(OPENED, values);
    if (!opened) return;
    const asksForPerson = readReply(readMessage(opened.asked)).wantsPerson;
    if (!opened.sounds && !opened.returns && !asksForPerson) return;
    if (!(await this.users.lockIfThere(manager, requesterId))) return;
    const requester: Actor = { id: requesterId, organizationId, role: Role.User };
    const { conversation } = await this.rows.lock(manager, requester, conversationId);
    const switches = await this.settings.switchesWithin(manager, organizationId);
    // What has gone on meanwhile is judged by what came later.
    if (conversation.userMessages !== 1) return;
    const { sentiment, isAngry } = conversation;
    const said = { sentiment, isAngry, asksForPerson };
    await this.escalation.apply(manager, requester, conversation, said, switches);
  }
}
