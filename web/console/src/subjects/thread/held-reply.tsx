import { useMutation } from '@tanstack/react-query';
import { api, isAtLeast, read, useMe } from '~/api/index.js';
import { PersonName } from '~/subjects/people/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, classes, notify, Row, useSayProblem } from '~/ui/index.js';
import { draftOf, keepDraft } from './drafts.js';
import { MessageText } from './message-text.js';
import { type HeldReply, refreshThread } from './thread.js';
import styles from './thread.module.css';
import { THREAD_TEXTS } from './thread.texts.js';

/** Takes a reply back that is held or was refused; its text is in the field again. */
export function useTakeBack(conversationId: number) {
  const texts = useTexts(THREAD_TEXTS);
  const say = useSayProblem();
  return useMutation({
    mutationFn: (heldReplyId: number) =>
      read(
        api.POST('/api/v1/conversations/{id}/held-replies/{heldReplyId}/undo', {
          params: { path: { id: conversationId, heldReplyId } },
        }),
      ),
    onSuccess: ({ content }) => {
      const written = draftOf(conversationId, 'reply');
      keepDraft(conversationId, 'reply', [content, written].filter(Boolean).join('\n\n'));
      notify({ text: texts.undone });
    },
    onError: (error) => notify({ text: say(error), tone: 'bad' }),
    onSettled: () => refreshThread(conversationId),
  });
}

/** A reply that is sent in a moment, or that could not be sent. */
export function HeldReplyItem({ held }: { readonly held: HeldReply }) {
  const texts = useTexts(THREAD_TEXTS);
  const format = useFormat();
  const me = useMe();
  const takeBack = useTakeBack(held.conversationId);
  const isRefused = held.status === 'refused';
  const mayTakeBack = held.authorId === me.id || isAtLeast(me, 'admin');
  return (
    <li className={classes(styles['message'], styles['ofDesk'], styles['held'])}>
      <p className={styles['head']}>
        <strong>
          <PersonName id={held.authorId} />
        </strong>
        <span className={styles['when']}>
          {isRefused ? saysRefusal(texts, held.refusal) : texts.sends(format.time(held.sendsAt))}
        </span>
      </p>
      <MessageText text={held.content} />
      {mayTakeBack && (
        <Row>
          <Button size="small" busy={takeBack.isPending} onClick={() => takeBack.mutate(held.id)}>
            {isRefused ? texts.takeBackToEdit : texts.takeBack}
          </Button>
        </Row>
      )}
    </li>
  );
}

function saysRefusal(
  texts: { readonly refused: string; readonly refusedFor: (code: string) => string },
  code: string | null,
): string {
  return code === null || code === 'HELD_REPLY.THREAD_CHANGED'
    ? texts.refused
    : texts.refusedFor(code);
}
