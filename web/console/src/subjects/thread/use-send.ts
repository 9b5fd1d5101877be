import { useMutation, useQuery } from '@tanstack/react-query';
import { api, queries, read } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { notify } from '~/ui/index.js';
import { keepDraft, type Mode } from './drafts.js';
import { useTakeBack } from './held-reply.js';
import { conversationQuery, refreshThread } from './thread.js';
import { THREAD_TEXTS } from './thread.texts.js';

export interface Said {
  readonly mode: Mode;
  readonly content: string;
  readonly attachments: number[];
  readonly mentions: number[];
}

const HOLD_SECONDS = 10;

/**
 * Sends a reply after a moment in which it can be taken back, or keeps a note. A reply is refused
 * where the thread has changed since it was read; what was written stays then.
 */
export function useSend(given: {
  readonly conversationId: number;
  readonly ticketId: number | undefined;
  readonly onSaid: () => void;
  /** How to take the last reply back, for the key that undoes. */
  readonly onUndoable?: ((undo: () => void) => void) | undefined;
}) {
  const texts = useTexts(THREAD_TEXTS);
  const { conversationId, ticketId } = given;
  const conversation = useQuery(conversationQuery(conversationId));
  const takeBack = useTakeBack(conversationId);
  const path = { id: conversationId };
  return useMutation({
    mutationFn: async ({ mode, content, attachments, mentions }: Said) => {
      if (mode === 'note') {
        await api.POST('/api/v1/conversations/{id}/messages', {
          params: { path },
          body: {
            ...{ content, attachments, visibility: 'internal' },
            ...(mentions.length > 0 && { mentions }),
          },
        });
        return undefined;
      }
      const etag = conversation.data?.etag;
      return await read(
        api.POST('/api/v1/conversations/{id}/held-replies', {
          params: { path, ...(etag && { header: { 'If-Match': etag } }) },
          body: { content, attachments, holdSeconds: HOLD_SECONDS },
        }),
      );
    },
    onSuccess: (held, { mode }) => {
      keepDraft(conversationId, mode, '');
      given.onSaid();
      if (!held) {
        notify({ text: texts.noteKept });
        return;
      }
      const undo = (): void => {
        close();
        takeBack.mutate(held.id);
      };
      const close = notify({
        text: texts.sent,
        forMs: HOLD_SECONDS * 1000,
        action: { label: texts.undo, run: undo },
      });
      given.onUndoable?.(undo);
    },
    onSettled: () => {
      if (ticketId !== undefined)
        void queries.invalidateQueries({ queryKey: ['ticket', ticketId] });
      return refreshThread(conversationId);
    },
  });
}
