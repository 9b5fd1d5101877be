import { defineEvent } from '../../platform/events/index.js';

/** Somebody has read a conversation up to a message. */
// It stands here until a room of the desk publishes it.
export const conversationRead = defineEvent<{
  readonly conversationId: number;
  readonly userId: number;
  readonly messageId: number;
}>('conversation.read');
