import { useSyncExternalStore } from 'react';

export type Mode = 'reply' | 'note';

const listeners = new Set<() => void>();
const keyOf = (conversationId: number, mode: Mode): string =>
  `console.draft.${conversationId}.${mode}`;

/** What was written and not sent. */
export function draftOf(conversationId: number, mode: Mode): string {
  return localStorage.getItem(keyOf(conversationId, mode)) ?? '';
}

/** Keeps what is written on this device, for each conversation and mode. */
export function keepDraft(conversationId: number, mode: Mode, text: string): void {
  if (text === '') localStorage.removeItem(keyOf(conversationId, mode));
  else localStorage.setItem(keyOf(conversationId, mode), text);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** The draft of a conversation and mode, also as another tab changes it. */
export function useDraft(conversationId: number, mode: Mode): string {
  return useSyncExternalStore(subscribe, () => draftOf(conversationId, mode));
}
