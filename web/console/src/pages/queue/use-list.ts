import type { components } from '@client';
import {
  type InfiniteData,
  infiniteQueryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api, events, queries, read } from '~/api/index.js';
import { keepOrder, type ListedTicket, type QueueQuery } from '~/subjects/tickets/index.js';

type TicketPage = components['schemas']['TicketPage'];
type Pages = InfiniteData<TicketPage, string | undefined>;

const PAGE = 50;
const SETTLE_MS = 1_500;

const readPage = ({ filter, sort }: QueueQuery, cursor?: string): Promise<TicketPage> =>
  read(
    api.GET('/api/v1/tickets', {
      params: { query: { ...filter, sort, limit: PAGE, ...(cursor !== undefined && { cursor }) } },
    }),
  );

const listQuery = (query: QueueQuery) =>
  infiniteQueryOptions({
    queryKey: ['tickets', query],
    queryFn: ({ pageParam }) => readPage(query, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    // It is read anew when somebody asks for it: rows never move by themselves.
    staleTime: Infinity,
    gcTime: 60_000,
    refetchOnMount: 'always',
  });

/** The tickets of a list, as far as they were read; each once, in the order in which they came. */
export function useTicketList(query: QueueQuery) {
  const list = useInfiniteQuery(listQuery(query));
  const tickets = useMemo(() => {
    const byId = new Map<number, ListedTicket>();
    for (const page of list.data?.pages ?? [])
      for (const ticket of page.data) if (!byId.has(ticket.id)) byId.set(ticket.id, ticket);
    return [...byId.values()];
  }, [list.data]);
  useEffect(() => keepOrder(tickets.map(({ id }) => id)), [tickets]);
  useRowsOfNow(query, tickets);
  return { list, tickets };
}

/** Reads a list anew from its beginning. */
export async function showNews(query: QueueQuery): Promise<void> {
  await queries.resetQueries({ queryKey: listQuery(query).queryKey, exact: true });
}

/** How many tickets would be at the beginning of the list that are not in it yet. */
export function useNews(query: QueueQuery, tickets: readonly ListedTicket[]): number {
  const [moment, setMoment] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = events.listen(({ event }) => {
      if (event !== 'ticket.created' && event !== 'ticket.updated') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setMoment(Date.now());
      }, SETTLE_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, []);
  const beginning = useQuery({
    queryKey: ['tickets-beginning', query, moment],
    queryFn: () => readPage(query),
    enabled: moment > 0,
    staleTime: Infinity,
    gcTime: 0,
  });
  const known = useMemo(() => new Set(tickets.map(({ id }) => id)), [tickets]);
  return beginning.data?.data.filter(({ id }) => !known.has(id)).length ?? 0;
}

/** Rows that are shown change where they stand; they neither move nor go. */
function useRowsOfNow(query: QueueQuery, tickets: readonly ListedTicket[]): void {
  const known = useMemo(() => new Map(tickets.map((it) => [it.id, it.version])), [tickets]);
  useEffect(
    () =>
      events.listen((news) => {
        if (news.event !== 'ticket.updated') return;
        const { ticketId, version } = news.data;
        if ((known.get(ticketId) ?? Infinity) >= version) return;
        void patchRow(query, ticketId);
      }),
    [query, known],
  );
}

/** Takes over in the list what a ticket is now. */
export async function patchRow(query: QueueQuery, id: number): Promise<void> {
  const ticket = await read(api.GET('/api/v1/tickets/{id}', { params: { path: { id } } }));
  queries.setQueryData<Pages>(
    listQuery(query).queryKey,
    (pages) =>
      pages && {
        ...pages,
        pages: pages.pages.map((page) => ({
          ...page,
          data: page.data.map((it) => (it.id === id ? { ...it, ...ticket } : it)),
        })),
      },
  );
}
