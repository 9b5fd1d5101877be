export { CHANNELS, CONVERSATION_STATUSES } from './conversation.js';
export { CONVERSATION_TEXTS } from './conversation.texts.js';
export { ConversationBadge } from './conversation-badge.js';
export { ConversationList } from './conversation-list.js';
