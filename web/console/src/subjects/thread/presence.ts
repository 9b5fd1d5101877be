import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, presence, queries, read, typing, useMe, viewing } from '~/api/index.js';

const KEY = ['presence'];

/** Who else has a conversation open; tells the others that it is open here. */
export function useViewers(conversationId: number): readonly number[] {
  const me = useMe();
  const people = useQuery({
    queryKey: KEY,
    queryFn: () => read(api.GET('/api/v1/presence')),
    staleTime: 60_000,
  });
  useEffect(() => {
    viewing(conversationId);
    return () => viewing(null);
  }, [conversationId]);
  useEffect(() => presence.listen(() => void queries.invalidateQueries({ queryKey: KEY })), []);
  return (people.data?.data ?? [])
    .filter((it) => it.staff && it.userId !== me.id && it.viewing.includes(conversationId))
    .map(({ userId }) => userId);
}

/** Somebody who writes now; the customer has no number here. */
export interface Writer {
  readonly userId: number | undefined;
}

/** Who writes in a conversation now. */
export function useWriters(conversationId: number): readonly Writer[] {
  const me = useMe();
  const [writers, setWriters] = useState<readonly Writer[]>([]);
  useEffect(() => {
    const timers = new Map<number | undefined, ReturnType<typeof setTimeout>>();
    const end = typing.listen((news) => {
      const { userId } = news;
      if (news.conversationId !== conversationId || userId === me.id) return;
      clearTimeout(timers.get(userId));
      setWriters((now) => [...now.filter((it) => it.userId !== userId), { userId }]);
      timers.set(
        userId,
        setTimeout(
          () => setWriters((now) => now.filter((it) => it.userId !== userId)),
          news.forSeconds * 1000,
        ),
      );
    });
    return () => {
      end();
      for (const timer of timers.values()) clearTimeout(timer);
      setWriters([]);
    };
  }, [conversationId, me.id]);
  return writers;
}
