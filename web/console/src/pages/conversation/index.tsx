import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isProblem } from '~/api/index.js';
import { NotFound, OnlyFor } from '~/app/not-here.js';
import { conversationQuery } from '~/subjects/thread/index.js';
import { Loading, ProblemNotice } from '~/ui/index.js';
import { ConversationScreen } from './conversation-screen.js';

/** One conversation. */
export function ConversationPage() {
  const { conversationId } = useParams({ from: '/shell/conversations/$conversationId' });
  return (
    <OnlyFor role="agent">
      <OneConversation key={conversationId} id={Number(conversationId)} />
    </OnlyFor>
  );
}

function OneConversation({ id }: { readonly id: number }) {
  const isNumber = Number.isSafeInteger(id) && id > 0;
  const found = useQuery({ ...conversationQuery(id), enabled: isNumber });
  if (!isNumber || (isProblem(found.error) && found.error.status === 404)) return <NotFound />;
  if (found.data) return <ConversationScreen read={found.data} />;
  if (found.error)
    return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  return <Loading />;
}
