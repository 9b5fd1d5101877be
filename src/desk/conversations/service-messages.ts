import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Conversation } from './conversation.entity.js';
import {
  ConversationArchivedError,
  ConversationFullError,
  ConversationNotFoundError,
} from './conversation.errors.js';
import { ConversationRows } from './conversation-rows.js';
import type { Visibility } from './conversation-values.js';
import { afterMessage, messagesOf, MOST_MESSAGES, ThreadWriter } from './thread-writer.js';

/** Something that the service says of a ticket. */
export interface ServiceMessage {
  readonly ticketId: number;
  readonly content: string;
  /** To the customer, or to the staff alone. */
  readonly visibility: Visibility;
}

/** What the service itself says and does in a conversation, whose tickets the transaction holds. */
@Injectable()
export class ServiceMessages {
  constructor(
    private readonly rows: ConversationRows,
    private readonly thread: ThreadWriter,
  ) {}

  /**
   * Says something. It answers nothing that the customer waits for, and counts for nobody.
   * @throws ConversationNotFoundError, ConversationArchivedError, ConversationFullError
   */
  async say(manager: EntityManager, id: number, said: ServiceMessage): Promise<void> {
    const conversation = await this.take(manager, id);
    // What an organisation sets is for people; this is so that nobody has to read without an end.
    if (messagesOf(conversation) >= MOST_MESSAGES) {
      throw new ConversationFullError(id, MOST_MESSAGES);
    }
    const message = await this.thread.write(manager, conversation, {
      ...said,
      sender: 'system',
      authorId: null,
    });
    await this.rows.save(manager, null, conversation, afterMessage(conversation, message));
  }

  /**
   * Takes it to people, where it is not with them.
   * @throws ConversationNotFoundError, ConversationArchivedError
   */
  async escalate(manager: EntityManager, id: number): Promise<void> {
    const conversation = await this.take(manager, id);
    const to = conversation.assigneeId === null ? 'escalated' : 'waiting_for_agent';
    const isWithPeople = ['escalated', 'waiting_for_agent'].includes(conversation.status);
    if (isWithPeople) return;
    await this.rows.save(manager, null, conversation, {}, { to, by: 'service', reason: 'rule' });
  }

  private async take(manager: EntityManager, id: number): Promise<Conversation> {
    const conversation = await this.rows.take(manager, id);
    if (!conversation) throw new ConversationNotFoundError(id);
    if (conversation.status === 'archived') throw new ConversationArchivedError(id);
    return conversation;
  }
}
