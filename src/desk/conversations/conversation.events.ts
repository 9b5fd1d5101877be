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

/** A conversation changed: these of its fields; nobody changed it where the service did. */
export const conversationUpdated = defineEvent<
  ConversationNews & { readonly fields: readonly string[]; readonly actorId: number | null }
>('conversation.updated');

/** Somebody said something; an internal one is for the staff alone. */
export const messageCreated = defineEvent<{
  readonly messageId: number;
  readonly conversationId: number;
  readonly ticketId: number | null;
  readonly requesterId: number;
  readonly visibility: Visibility;
  readonly senderType: Sender;
}>('message.created');
