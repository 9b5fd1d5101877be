import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Tagged } from '~/api/index.js';
import { useShortcuts } from '~/app/shortcuts.js';
import { CONVERSATION_TEXTS, ConversationBadge } from '~/subjects/conversations/index.js';
import { CUSTOMER_TEXTS, CustomerCard } from '~/subjects/customers/index.js';
import {
  Company,
  Composer,
  type Conversation,
  focusComposer,
  HeadActions,
  type Mode,
  refreshThread,
  SidePart,
  THREAD_TEXTS,
  ThreadPage,
  ThreadView,
  Ways,
} from '~/subjects/thread/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, useSayProblem } from '~/ui/index.js';
import styles from './conversation.module.css';
import { ConversationFacts } from './conversation-facts.js';
import { CONVERSATION_PAGE_TEXTS } from './conversation-page.texts.js';

/** A conversation: its thread with the field below it, and beside it what is known. */
export function ConversationScreen({ read }: { readonly read: Tagged<Conversation> }) {
  const texts = useTexts(CONVERSATION_PAGE_TEXTS);
  const words = useTexts(CONVERSATION_TEXTS);
  const thread = useTexts(THREAD_TEXTS);
  const customers = useTexts(CUSTOMER_TEXTS);
  const say = useSayProblem();
  const [mode, setMode] = useState<Mode>('reply');
  const { id, requesterId, status, subject } = read.data;
  const write = (next: Mode): void => {
    setMode(next);
    focusComposer();
  };
  const change = useMutation({
    mutationFn: (next: 'resolved' | 'escalated') =>
      api.PATCH('/api/v1/conversations/{id}', {
        params: { path: { id }, header: { 'If-Match': read.etag } },
        body: { status: next },
      }),
    onSuccess: (_, next) => notify({ text: texts[next] }),
    onError: (error) => notify({ text: say(error), tone: 'bad' }),
    onSettled: () => refreshThread(id),
  });
  useShortcuts([
    { keys: 'r', label: texts.reply, run: () => write('reply') },
    { keys: 'n', label: texts.note, run: () => write('note') },
    { keys: 'e', label: texts.escalate, run: () => change.mutate('escalated') },
    { keys: 'x', label: texts.resolve, run: () => change.mutate('resolved') },
  ]);
  const title = subject ?? words.conversation(`${id}`);
  return (
    <ThreadPage
      head={
        <>
          <title>{title}</title>
          <Ways label={texts.back}>
            <Link to="/conversations">{texts.back}</Link>
          </Ways>
          <h1 tabIndex={-1}>{title}</h1>
          <ConversationBadge status={status} />
          <HeadActions>
            <Button
              size="small"
              hint="E"
              busy={change.isPending}
              onClick={() => change.mutate('escalated')}
            >
              {texts.escalate}
            </Button>
            <Button
              size="small"
              hint="X"
              busy={change.isPending}
              onClick={() => change.mutate('resolved')}
            >
              {texts.resolve}
            </Button>
          </HeadActions>
        </>
      }
      sideLabel={texts.details}
      side={
        <>
          <SidePart title={texts.facts}>
            <ConversationFacts conversation={read.data} />
          </SidePart>
          <SidePart title={customers.title}>
            <CustomerCard userId={requesterId} without={id} />
          </SidePart>
        </>
      }
    >
      <ThreadView conversationId={id} />
      <div>
        <Company conversationId={id} requesterId={requesterId} />
        {status === 'archived' ? (
          <p className={styles['archived']}>{thread.archived}</p>
        ) : (
          <Composer conversationId={id} mode={mode} onMode={write} />
        )}
      </div>
    </ThreadPage>
  );
}
