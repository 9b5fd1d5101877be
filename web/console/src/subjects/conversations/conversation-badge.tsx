import type { Conversation } from '~/subjects/thread/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge } from '~/ui/index.js';
import { CONVERSATION_TEXTS } from './conversation.texts.js';

const TONES = {
  initialized: 'accent',
  active: 'accent',
  waiting_for_user: 'plain',
  waiting_for_agent: 'warn',
  processing: 'accent',
  escalated: 'warn',
  resolved: 'good',
  abandoned: 'plain',
  archived: 'plain',
} as const satisfies Record<Conversation['status'], string>;

/** How a conversation stands. */
export function ConversationBadge({ status }: { readonly status: Conversation['status'] }) {
  return <Badge tone={TONES[status]}>{useTexts(CONVERSATION_TEXTS)[status]}</Badge>;
}
