import type { components } from '@client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, queries, read, readTagged } from '~/api/index.js';

type Schemas = components['schemas'];
export type Conversation = Schemas['ConversationView'];
export type Message = Schemas['MessageView'];
export type HeldReply = Schemas['HeldReplyView'];
export type Attachment = Schemas['AttachmentView'];

const PAGE = 100;
/** So many pages of a thread are read: a thread has 1,000 messages at the most where nobody set another. */
const MOST_PAGES = 20;

/** One conversation with its entity tag. */
export const conversationQuery = (id: number) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: () => readTagged(api.GET('/api/v1/conversations/{id}', { params: { path: { id } } })),
  });

/** All that was said in it, oldest first. */
export const messagesQuery = (id: number) =>
  queryOptions({
    queryKey: ['conversation', id, 'messages'],
    queryFn: async () => {
      const messages: Message[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { data, meta } = await read(
          api.GET('/api/v1/conversations/{id}/messages', {
            params: {
              path: { id },
              query: { limit: PAGE, ...(cursor !== undefined && { cursor }) },
            },
          }),
        );
        messages.push(...data);
        if (meta.nextCursor === null) break;
        cursor = meta.nextCursor;
      }
      return messages;
    },
  });

/** The replies that are held, and those that could not be sent. */
export const heldQuery = (id: number) =>
  queryOptions({
    queryKey: ['conversation', id, 'held'],
    queryFn: async () => {
      const { data } = await read(
        api.GET('/api/v1/conversations/{id}/held-replies', { params: { path: { id } } }),
      );
      return data.filter(({ status }) => status === 'waiting' || status === 'refused');
    },
  });

/** Who of the staff follows it. */
export const followersQuery = (id: number) =>
  queryOptions({
    queryKey: ['conversation', id, 'followers'],
    queryFn: () =>
      read(api.GET('/api/v1/conversations/{id}/followers', { params: { path: { id } } })),
  });

/** Conversations that fit, the newest first. */
export const conversationsQuery = (filter: ConversationFilter) =>
  infiniteQueryOptions({
    queryKey: ['conversations', filter],
    queryFn: ({ pageParam }) => readConversations(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
  });

/** What a list of conversations may be narrowed by. */
export interface ConversationFilter {
  readonly status?: Schemas['ConversationStatus'][];
  readonly channel?: Schemas['Channel'];
  readonly requesterId?: number;
  readonly assigneeId?: string;
  readonly followed?: 'me';
}

function readConversations(filter: ConversationFilter, cursor?: string) {
  return read(
    api.GET('/api/v1/conversations', {
      params: { query: { ...filter, limit: 50, ...(cursor !== undefined && { cursor }) } },
    }),
  );
}

/** Reads anew all that is shown of a thread. */
export function refreshThread(id: number): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['conversation', id] });
}
