export {
  conversationCreated,
  type ConversationMerged,
  conversationMerged,
  conversationRead,
  conversationSplit,
  type ConversationUpdated,
  conversationUpdated,
  type MessageCreated,
  messageCreated,
  userMentioned,
} from './conversation.events.js';
export {
  type Channel,
  CHANNELS,
  CONVERSATION_STATUSES,
  type ConversationStatus,
  type Sender,
  SENDERS,
} from './conversation-values.js';
export { ConversationsModule } from './conversations.module.js';
export { CustomerRatings } from './customer-ratings.js';
export { ENTITIES } from './entities.js';
export { replyHeld, replyRefused, replyUndone } from './held/held-reply.events.js';
export { ServiceMessages } from './service-messages.js';
