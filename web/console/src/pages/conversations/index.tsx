import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { events, queries, useMe } from '~/api/index.js';
import { OnlyFor } from '~/app/not-here.js';
import { type ConversationsSearch, WHOSE } from '~/subjects/conversations/conversations-search.js';
import {
  CHANNELS,
  CONVERSATION_STATUSES,
  CONVERSATION_TEXTS,
  ConversationList,
} from '~/subjects/conversations/index.js';
import { type ConversationFilter, conversationsQuery } from '~/subjects/thread/index.js';
import { useTexts } from '~/texts/index.js';
import {
  Button,
  EmptyState,
  Loading,
  MoreButton,
  Page,
  ProblemNotice,
  Row,
  Select,
} from '~/ui/index.js';
import { CONVERSATIONS_TEXTS } from './conversations.texts.js';

/** All threads with customers. */
export function ConversationsPage() {
  return (
    <OnlyFor role="agent">
      <Conversations />
    </OnlyFor>
  );
}

function Conversations() {
  const texts = useTexts(CONVERSATIONS_TEXTS);
  const words = useTexts(CONVERSATION_TEXTS);
  const search = useSearch({ from: '/shell/conversations' });
  const navigate = useNavigate();
  const me = useMe();
  const filter = filterOf(search, me.id);
  const list = useInfiniteQuery(conversationsQuery(filter));
  const [hasNews, setHasNews] = useState(false);
  useEffect(
    () => events.listen(({ event }) => event === 'conversation.created' && setHasNews(true)),
    [],
  );
  const set = (change: ConversationsSearch): void =>
    void navigate({ to: '/conversations', search: { ...search, ...change }, replace: true });
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        hasNews && (
          <Button
            kind="primary"
            onClick={() => {
              setHasNews(false);
              void queries.resetQueries({ queryKey: ['conversations', filter] });
            }}
          >
            {texts.news}
          </Button>
        )
      }
    >
      <Row>
        <Select
          label={texts.status}
          value={search.status ?? 'any'}
          options={[
            { value: 'any', label: texts.any },
            ...CONVERSATION_STATUSES.map((value) => ({ value, label: words[value] })),
          ]}
          onValue={(value) => set({ status: value === 'any' ? undefined : value })}
        />
        <Select
          label={texts.channel}
          value={search.channel ?? 'any'}
          options={[
            { value: 'any', label: texts.any },
            ...CHANNELS.map((value) => ({ value, label: words[value] })),
          ]}
          onValue={(value) => set({ channel: value === 'any' ? undefined : value })}
        />
        <Select
          label={texts.whose}
          value={search.whose ?? 'all'}
          options={WHOSE.map((value) => ({ value, label: texts[value] }))}
          onValue={(whose) => set({ whose: whose === 'all' ? undefined : whose })}
        />
      </Row>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Loading />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState title={texts.empty}>{texts.emptyLead}</EmptyState>
      )}
      {rows.length > 0 && <ConversationList label={texts.title} conversations={rows} />}
      <MoreButton
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  );
}

function filterOf({ status, channel, whose }: ConversationsSearch, me: number): ConversationFilter {
  return {
    ...(status && { status: [status] }),
    ...(channel && { channel }),
    ...(whose === 'mine' && { assigneeId: `${me}` }),
    ...(whose === 'none' && { assigneeId: 'none' }),
    ...(whose === 'followed' && { followed: 'me' as const }),
  };
}
