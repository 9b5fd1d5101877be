import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganizationDirectory } from '../../identity/organizations/index.js';
import type { Actor } from '../../platform/access/index.js';
import { violatedUnique } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { MessageAttachments } from './attachments/message-attachments.js';
import type { Conversation } from './conversation.entity.js';
import { ConversationFullError, MessageReceivedError } from './conversation.errors.js';
import { messageCreated } from './conversation.events.js';
import type { ConversationFields } from './conversation-rows.js';
import type { Sender, Verdict, Visibility } from './conversation-values.js';
import { Message } from './message.entity.js';

/** The most that a thread may have where its organisation sets nothing: people read it to the end. */
export const MOST_MESSAGES = 1_000;
const NOW = (): string => 'now()';
const WAITED = 'coalesce(extract(epoch FROM now() - awaited_since), 0)';

/** A message as it is written. */
export interface NewMessage {
  readonly sender: Sender;
  readonly authorId: number | null;
  readonly content: string;
  readonly visibility: Visibility;
  readonly ticketId: number | null;
  readonly language?: string | null;
  readonly sentiment?: number | null;
  readonly isAngry?: boolean;
  readonly verdict?: Verdict | null;
  readonly externalId?: string | null;
  /** Files of its author, which it takes. */
  readonly attachments?: readonly number[];
}

/** Writes messages, and says what of the conversation changes with each. */
@Injectable()
export class ThreadWriter {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly events: Events,
    private readonly attachments: MessageAttachments,
  ) {}

  /** @throws ConversationFullError; call before a transaction begins, with what is known of it */
  async assertRoom(
    scope: Pick<Actor, 'organizationId'>,
    conversation: Conversation,
  ): Promise<void> {
    this.assertFits(conversation, 1, await this.limitOf(scope));
  }

  /** How many messages a thread may have; call before a transaction begins. */
  async limitOf({ organizationId }: Pick<Actor, 'organizationId'>): Promise<number> {
    const organization = await this.organizations.get(organizationId);
    return organization?.limits.messagesPerConversation ?? MOST_MESSAGES;
  }

  /** @throws ConversationFullError where so many more are too many */
  assertFits(conversation: Conversation, more: number, limit: number): void {
    if (messagesOf(conversation) + more > limit) {
      throw new ConversationFullError(conversation.id, limit);
    }
  }

  /** Writes one into a conversation that is taken. @throws MessageReceivedError, ValidationError */
  async write(
    manager: EntityManager,
    conversation: Conversation,
    { attachments = [], ...said }: NewMessage,
  ): Promise<Message> {
    const { id: conversationId, requesterId } = conversation;
    const message = await insert(manager, { conversationId, ...said });
    message.attachments = await this.attachments.attach(manager, message, attachments);
    await this.events.publish(manager, messageCreated, {
      messageId: message.id,
      conversationId,
      ticketId: message.ticketId,
      requesterId,
      visibility: message.visibility,
      senderType: message.sender,
    });
    return message;
  }
}

/** How many messages a thread has. */
export function messagesOf(conversation: Conversation): number {
  const { userMessages, aiMessages, agentMessages, notes } = conversation;
  return userMessages + aiMessages + agentMessages + notes;
}

async function insert(
  manager: EntityManager,
  row: Omit<NewMessage, 'attachments'> & { readonly conversationId: number },
): Promise<Message> {
  try {
    const { generatedMaps } = await manager.insert(Message, row);
    return await manager.findOneByOrFail(Message, { id: Number(generatedMaps[0]?.['id']) });
  } catch (error) {
    if (violatedUnique(error) === 'messages_external_key') {
      throw new MessageReceivedError(row.externalId ?? '');
    }
    throw error;
  }
}

const COUNTED: Readonly<Record<Sender, 'userMessages' | 'aiMessages' | 'agentMessages' | null>> = {
  user: 'userMessages',
  ai_agent: 'aiMessages',
  human_agent: 'agentMessages',
  system: null,
};

/** What of a conversation changes with a message: its counts, who waits, and how long they had. */
export function afterMessage(
  conversation: Conversation,
  { sender, visibility }: Pick<Message, 'sender' | 'visibility'>,
): ConversationFields {
  if (visibility === 'internal') return { notes: conversation.notes + 1 };
  const counted = COUNTED[sender];
  const count = counted && { [counted]: conversation[counted] + 1 };
  const said = { ...count, lastActivityAt: NOW };
  if (sender === 'user') {
    return { ...said, ...(!conversation.awaitedSince && { awaitedSince: NOW }) };
  }
  if (sender === 'system') return said;
  return { ...said, ...response(conversation, sender) };
}

/** An answer that nobody had waited for is none. */
function response(conversation: Conversation, sender: Sender): ConversationFields {
  if (!conversation.awaitedSince) return {};
  return {
    awaitedSince: null,
    responses: conversation.responses + 1,
    responseSeconds: () => `response_seconds + ${WAITED}`,
    longestResponseSeconds: () => `greatest(longest_response_seconds, ${WAITED})`,
    ...(!conversation.firstResponseAt && { firstResponseAt: NOW, firstResponseBy: sender }),
  };
}
