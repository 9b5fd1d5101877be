import { CHANNELS, CONVERSATION_STATUSES } from './conversation.js';

export const WHOSE = ['all', 'mine', 'none', 'followed'] as const;

/** Which conversations are shown, as the address of the page says it. */
export interface ConversationsSearch {
  readonly status?: (typeof CONVERSATION_STATUSES)[number] | undefined;
  readonly channel?: (typeof CHANNELS)[number] | undefined;
  readonly whose?: (typeof WHOSE)[number] | undefined;
}

/** Reads it from an address; what makes no sense is left out. */
export function conversationsSearch(raw: Record<string, unknown>): ConversationsSearch {
  const status = CONVERSATION_STATUSES.find((it) => it === raw['status']);
  const channel = CHANNELS.find((it) => it === raw['channel']);
  const whose = WHOSE.find((it) => it === raw['whose']);
  return { ...(status && { status }), ...(channel && { channel }), ...(whose && { whose }) };
}
