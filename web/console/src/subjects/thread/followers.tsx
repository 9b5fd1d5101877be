import { useMutation, useQuery } from '@tanstack/react-query';
import { api, useMe } from '~/api/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, notify, Row, useSayProblem } from '~/ui/index.js';
import { followersQuery, refreshThread } from './thread.js';
import { THREAD_TEXTS } from './thread.texts.js';

/** How many follow a conversation, and whether whoever looks does. */
export function Followers({ conversationId }: { readonly conversationId: number }) {
  const texts = useTexts(THREAD_TEXTS);
  const say = useSayProblem();
  const me = useMe();
  const followers = useQuery(followersQuery(conversationId)).data?.data ?? [];
  const isFollowing = followers.some(({ userId }) => userId === me.id);
  const params = { path: { id: conversationId } };
  const change = useMutation({
    mutationFn: async () => {
      if (isFollowing) await api.DELETE('/api/v1/conversations/{id}/followers/me', { params });
      else await api.PUT('/api/v1/conversations/{id}/followers/me', { params });
    },
    onError: (error) => notify({ text: say(error), tone: 'bad' }),
    onSettled: () => refreshThread(conversationId),
  });
  return (
    <Row>
      <span>{texts.followers(followers.length)}</span>
      <Button size="small" busy={change.isPending} onClick={() => change.mutate()}>
        {isFollowing ? texts.unfollow : texts.follow}
      </Button>
    </Row>
  );
}
