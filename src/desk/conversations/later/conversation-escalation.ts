import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import {
  CONTACT_DAYS,
  escalationOf,
  EscalationSettingsService,
  type EscalationSwitches,
} from '../../escalation/index.js';
import { Ticket, TicketChangesService, TicketStatus } from '../../tickets/index.js';
import type { Conversation } from '../conversation.entity.js';
import { ConversationRows } from '../conversation-rows.js';
import type { Felt } from '../feelings.js';

const DAY_MS = 86_400_000;
/** How a message sounds that is very negative: nearer to the lowest level than to the one above. */
export const VERY_NEGATIVE = -0.75;

/** Takes conversations to a person for how they go, whatever the machine has answered. */
@Injectable()
export class ConversationEscalation {
  constructor(
    private readonly settings: EscalationSettingsService,
    private readonly rows: ConversationRows,
    private readonly changes: TicketChangesService,
  ) {}

  /** What counts in the actor's organisation; asked before a transaction begins. */
  switches(actor: Actor): Promise<EscalationSwitches> {
    return this.settings.switches(actor);
  }

  /** The conversation as it is then; it stays where it is while somebody of the staff has it. */
  async apply(
    manager: EntityManager,
    actor: Actor,
    conversation: Conversation,
    said: Felt & { readonly asksForPerson?: boolean },
    switches: EscalationSwitches,
  ): Promise<Conversation> {
    if (conversation.status !== 'waiting_for_user') return conversation;
    const { classified, confidenceSum, fallbacks, assigneeId } = conversation;
    const last = await manager.findOne(Ticket, {
      where: { conversationId: conversation.id },
      order: { id: 'DESC' },
    });
    const reason = escalationOf(
      {
        averageConfidence: classified === 0 ? null : confidenceSum / classified,
        isVeryNegative: (said.sentiment ?? 0) <= VERY_NEGATIVE,
        isAngry: said.isAngry,
        fallbacks,
        asksForPerson: said.asksForPerson ?? false,
        contactsOnIntent: await contactsOn(manager, last),
      },
      switches,
    );
    if (reason === null) return conversation;
    const to = assigneeId === null ? 'escalated' : 'waiting_for_agent';
    await this.rows.save(manager, null, conversation, {}, { to, by: 'service', reason });
    if (last && last.status !== TicketStatus.Escalated) {
      await this.changes.apply(manager, actor, last, { status: TicketStatus.Escalated });
    }
    return (await this.rows.take(manager, conversation.id)) ?? conversation;
  }
}

/** How many tickets about the same its requester has had lately, this one included. */
function contactsOn(manager: EntityManager, ticket: Ticket | null): Promise<number> {
  if (!ticket?.intent) return Promise.resolve(0);
  const { requesterId, intent } = ticket;
  const createdAt = MoreThan(new Date(Date.now() - CONTACT_DAYS * DAY_MS));
  return manager.countBy(Ticket, { requesterId, intent, createdAt });
}
