import { type Page, rows } from '@client';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { read } from './client.js';

type FetchPage<Row> = (cursor: {
  cursor?: string;
}) => Promise<{ data?: Page<Row>; response: Response }>;

/** A list of which page after page is read. */
export interface List<Row> {
  readonly rows: readonly Row[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** Reads a list by its cursor. */
export function useList<Row>(queryKey: QueryKey, fetchPage: FetchPage<Row>): List<Row> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(fetchPage(pageParam === '' ? {} : { cursor: pageParam })),
    initialPageParam: '',
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
  });
  return {
    rows: query.data?.pages.flatMap(({ data }) => data) ?? [],
    isPending: query.isPending,
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  };
}

/** All rows of a list that is never long. */
export async function readAll<Row>(fetchPage: FetchPage<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows(fetchPage)) all.push(row);
  return all;
}
