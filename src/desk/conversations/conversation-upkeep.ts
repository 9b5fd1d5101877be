import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Events } from '../../platform/events/index.js';
import { Ticket, type TicketUpdated, ticketUpdated } from '../tickets/index.js';
import type { Conversation } from './conversation.entity.js';
import { type ConversationFields, ConversationRows } from './conversation-rows.js';
import { followingStatus } from './following-status.js';
import { afterMessage, ThreadWriter } from './thread-writer.js';
import type { Capacity } from './transitions.js';

/** Keeps a conversation as its tickets are, whoever changes them. */
@Injectable()
export class ConversationUpkeep implements OnModuleInit {
  constructor(
    private readonly rows: ConversationRows,
    private readonly thread: ThreadWriter,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.within(ticketUpdated, (change, manager) => this.follow(manager, change));
  }

  private async follow(manager: EntityManager, change: TicketUpdated): Promise<void> {
    const { conversationId, ticketId, fields } = change;
    if (conversationId === null) return;
    const conversation = await this.rows.take(manager, conversationId);
    const tickets = await manager.find(Ticket, {
      select: { id: true, status: true, assigneeId: true, priority: true, answer: true },
      where: { conversationId },
    });
    const ticket = tickets.find(({ id }) => id === ticketId);
    if (!conversation || !ticket) return;
    const { assigneeId, priority } = ticket;
    const by = capacityOf(change);
    const statuses = tickets.map(({ status }) => status);
    const { status } = conversation;
    const to = followingStatus({ status, assigneeId, fields, tickets: statuses });
    const changes: ConversationFields = {
      ...(fields.includes('assigneeId') && { assigneeId }),
      ...(fields.includes('priority') && { priority }),
      ...(await this.tell(manager, conversation, ticket, change)),
    };
    if (to === status && Object.keys(changes).length === 0) return;
    const actor = change.actorId === null ? null : { id: change.actorId };
    const reason = to === 'resolved' ? 'closed' : (REASONS[to] ?? to);
    const move = { to, by: status === 'archived' ? 'service' : by, reason } as const;
    await this.rows.save(manager, actor, conversation, changes, move);
  }

  /** An answer that one of the staff set on the ticket is said in the thread. */
  private async tell(
    manager: EntityManager,
    conversation: Conversation,
    { id: ticketId, answer: content }: Ticket,
    { fields, actorId: authorId }: TicketUpdated,
  ): Promise<ConversationFields> {
    if (!fields.includes('answer') || content === null || authorId === null) return {};
    const said = { sender: 'human_agent', visibility: 'public', authorId, content } as const;
    const message = await this.thread.write(manager, conversation, { ...said, ticketId });
    return afterMessage(conversation, message);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  escalated: 'escalated',
  waiting_for_agent: 'taken',
  waiting_for_user: 'answered',
};

/** What changes with the status. */
const OF_STATUS = ['status', 'resolvedAt', 'snoozedUntil'];

/** Whoever changes more than the status is one of the staff, also of a ticket of their own. */
function capacityOf({ actorId, requesterId, fields }: TicketUpdated): Capacity {
  if (actorId === null) return 'service';
  const isStatus = fields.every((field) => OF_STATUS.includes(field));
  return actorId === requesterId && isStatus ? 'requester' : 'staff';
}
