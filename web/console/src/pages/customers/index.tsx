import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { OnlyFor } from '~/app/not-here.js';
import { meanSatisfaction } from '~/subjects/customers/index.js';
import { PersonName } from '~/subjects/people/index.js';
import { type Conversation, conversationsQuery } from '~/subjects/thread/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import {
  DataTable,
  EmptyState,
  Loading,
  MoreButton,
  Page,
  ProblemNotice,
  Time,
} from '~/ui/index.js';
import { CUSTOMERS_TEXTS } from './customers.texts.js';

interface Customer {
  readonly id: number;
  readonly conversations: readonly Conversation[];
}

/** Who has written, those who wrote last first. */
export function CustomersPage() {
  return (
    <OnlyFor role="agent">
      <Customers />
    </OnlyFor>
  );
}

function Customers() {
  const texts = useTexts(CUSTOMERS_TEXTS);
  const format = useFormat();
  const list = useInfiniteQuery(conversationsQuery({}));
  const customers = customersOf(list.data?.pages.flatMap(({ data }) => data) ?? []);
  return (
    <Page title={texts.title} lead={texts.lead}>
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Loading />}
      {list.isSuccess && customers.length === 0 && (
        <EmptyState title={texts.empty}>{texts.emptyLead}</EmptyState>
      )}
      {customers.length > 0 && (
        <DataTable
          caption={texts.title}
          rows={customers}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: texts.name,
              cell: ({ id }) => (
                <Link to="/customers/$userId" params={{ userId: `${id}` }} preload={false}>
                  <PersonName id={id} />
                </Link>
              ),
            },
            {
              key: 'last',
              title: texts.last,
              cell: ({ conversations }) => <Time at={lastOf(conversations)} />,
            },
            {
              key: 'satisfaction',
              title: texts.satisfaction,
              numeric: true,
              cell: ({ conversations }) => {
                const rated = meanSatisfaction(conversations);
                return rated ? texts.of5(format.number(rated.mean, 1)) : '–';
              },
            },
            {
              key: 'count',
              title: texts.conversations,
              numeric: true,
              cell: ({ conversations }) => format.number(conversations.length),
            },
          ]}
        />
      )}
      <MoreButton
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Page>
  );
}

function customersOf(conversations: readonly Conversation[]): readonly Customer[] {
  const byId = new Map<number, Conversation[]>();
  for (const it of conversations)
    byId.set(it.requesterId, [...(byId.get(it.requesterId) ?? []), it]);
  return [...byId].map(([id, of]) => ({ id, conversations: of }));
}

function lastOf(conversations: readonly Conversation[]): string {
  return conversations
    .map(({ lastActivityAt }) => lastActivityAt)
    .reduce((a, b) => (a > b ? a : b));
}
