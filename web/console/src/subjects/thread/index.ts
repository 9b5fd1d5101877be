export { Company } from './company.js';
export { Composer, focusComposer } from './composer.js';
export type { Mode } from './drafts.js';
export { Followers } from './followers.js';
export type { Mark } from './message-text.js';
export {
  type Conversation,
  type ConversationFilter,
  conversationQuery,
  conversationsQuery,
  type Message,
  messagesQuery,
  refreshThread,
} from './thread.js';
export { THREAD_TEXTS } from './thread.texts.js';
export { HeadActions, SidePart, ThreadPage, Ways } from './thread-page.js';
export { ThreadView } from './thread-view.js';
