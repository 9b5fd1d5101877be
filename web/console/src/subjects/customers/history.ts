import { queryOptions } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';
import type { Conversation } from '~/subjects/thread/index.js';

const MOST = 100;

/** The newest conversations of a customer. */
export const historyQuery = (requesterId: number) =>
  queryOptions({
    queryKey: ['conversations', 'of', requesterId],
    queryFn: () =>
      read(api.GET('/api/v1/conversations', { params: { query: { requesterId, limit: MOST } } })),
  });

/** The newest tickets of a customer. */
export const ticketsOfQuery = (requesterId: number) =>
  queryOptions({
    queryKey: ['tickets-of', requesterId],
    queryFn: () =>
      read(api.GET('/api/v1/tickets', { params: { query: { requesterId, limit: MOST } } })),
  });

/** How satisfied a customer was, of the conversations that have a rating. */
export function meanSatisfaction(
  conversations: readonly Conversation[],
): { readonly mean: number; readonly count: number } | undefined {
  const ratings = conversations.flatMap(({ satisfaction }) =>
    satisfaction === null ? [] : [satisfaction],
  );
  if (ratings.length === 0) return undefined;
  return {
    mean: ratings.reduce((sum, it) => sum + it, 0) / ratings.length,
    count: ratings.length,
  };
}
