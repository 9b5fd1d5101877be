import { defineEvent } from '../../platform/events/index.js';
import type { ConversationStatus, Sender, Visibility } from './conversation-values.js';

/** What is told of a conversation that is there or has changed. */
export interface ConversationNews {
  readonly conversationId: number;
  readonly requesterId: number;
  readonly assigneeId: number | null;
  readonly status: ConversationStatus;
  readonly version: number;
}

export const conversationCreated = defineEvent<ConversationNews>('conversation.created');

/** These of its fields have changed; nobody changed them where the service did. */
export interface ConversationUpdated extends ConversationNews {
  readonly fields: readonly string[];
  readonly actorId: number | null;
}

export const conversationUpdated = defineEvent<ConversationUpdated>('conversation.updated');

/** What is told of a message. */
export interface MessageCreated {
  readonly messageId: number;
  readonly conversationId: number;
  readonly ticketId: number | null;
  readonly requesterId: number;
  readonly visibility: Visibility;
  readonly senderType: Sender;
}

/** Somebody has read a conversation up to a message. */
export const conversationRead = defineEvent<{
  readonly conversationId: number;
  readonly userId: number;
  readonly messageId: number;
}>('conversation.read');

/** A note of the staff names one of them. */
export const userMentioned = defineEvent<{
  readonly userId: number;
  readonly conversationId: number;
  readonly messageId: number;
  readonly actorId: number;
}>('user.mentioned');

/** Somebody said something; an internal one is for the staff alone. */
export const messageCreated = defineEvent<MessageCreated>('message.created');

/** The first is a part of the second from now on, which has this status. */
export interface ConversationMerged {
  readonly conversationId: number;
  readonly mergedInto: number;
  readonly requesterId: number;
  readonly status: ConversationStatus;
  readonly actorId: number;
}

export const conversationMerged = defineEvent<ConversationMerged>('conversation.merged');

/** Messages of the first are a conversation of their own. */
export const conversationSplit = defineEvent<{
  readonly conversationId: number;
  readonly newConversationId: number;
  readonly requesterId: number;
  readonly messageIds: readonly number[];
  readonly actorId: number;
}>('conversation.split');
