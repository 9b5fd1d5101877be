import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { api, queries } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { Loading, ProblemNotice } from '~/ui/index.js';
import { HeldReplyItem } from './held-reply.js';
import { MessageItem } from './message.js';
import type { Mark } from './message-text.js';
import { conversationQuery, heldQuery, type Message, messagesQuery } from './thread.js';
import styles from './thread.module.css';
import { THREAD_TEXTS } from './thread.texts.js';

/** All that was said in a conversation, the newest at the end, and what is about to be said. */
export function ThreadView(props: {
  readonly conversationId: number;
  /** What is marked in a message. */
  readonly marksOf?: (message: Message, all: readonly Message[]) => readonly Mark[] | undefined;
}) {
  const texts = useTexts(THREAD_TEXTS);
  const { conversationId, marksOf } = props;
  const messages = useQuery(messagesQuery(conversationId));
  const held = useQuery(heldQuery(conversationId)).data ?? [];
  const frame = useRef<HTMLDivElement>(null);
  const all = messages.data;
  const firstUnread = useFirstUnread(conversationId, all);
  const count = (all?.length ?? 0) + held.length;
  useLayoutEffect(() => {
    const element = frame.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [count]);
  useMarkRead(conversationId, all?.at(-1)?.id);
  if (messages.isPending) return <Loading />;
  if (!all) return <ProblemNotice error={messages.error} onRetry={() => void messages.refetch()} />;
  return (
    <div ref={frame} className={styles['frame']} tabIndex={0} role="log" aria-label={texts.thread}>
      {count === 0 && <p>{texts.empty}</p>}
      <ol className={styles['thread']}>
        {all.map((message) => {
          const marks = marksOf?.(message, all);
          return [
            message.id === firstUnread && (
              <li key="unread" className={styles['unread']}>
                {texts.unread}
              </li>
            ),
            <MessageItem key={message.id} message={message} {...(marks && { marks })} />,
          ];
        })}
        {held.map((it) => (
          <HeldReplyItem key={`held-${it.id}`} held={it} />
        ))}
      </ol>
    </div>
  );
}

/** The first message that whoever looks had not read when the page was opened. */
function useFirstUnread(
  conversationId: number,
  messages: readonly Message[] | undefined,
): number | undefined {
  const conversation = useQuery(conversationQuery(conversationId));
  const [first, setFirst] = useState<{ readonly id: number | undefined }>();
  const unread = conversation.data?.data.unread;
  if (!first && messages && typeof unread === 'number')
    setFirst({ id: unread > 0 && unread < messages.length ? messages.at(-unread)?.id : undefined });
  return first?.id;
}

/** Says that it was read, as soon as its newest message is shown. */
function useMarkRead(conversationId: number, newest: number | undefined): void {
  useEffect(() => {
    if (newest === undefined) return;
    const timer = setTimeout(() => {
      api
        .POST('/api/v1/conversations/{id}/read', { params: { path: { id: conversationId } } })
        .then(() => queries.invalidateQueries({ queryKey: ['conversations'] }))
        // It is only a count, and is said again with the next message.
        .catch(() => undefined);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [conversationId, newest]);
}
