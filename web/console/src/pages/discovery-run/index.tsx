import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { api, read } from '~/api/index.js';
import { OnlyFor } from '~/app/not-here.js';
import { DeleteButton } from '~/subjects/forms/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Loading, Page, ProblemNotice } from '~/ui/index.js';
import { Proposals } from './proposals.js';
import { RUN_TEXTS } from './run.texts.js';
import { RunFailed, RunProgress } from './run-progress.js';

const LOOK_AGAIN_MS = 1_000;

/** One discovery: how far it is, then what it proposes. */
export function DiscoveryRunPage() {
  const { runId } = useParams({ from: '/shell/discovery/$runId' });
  return (
    <OnlyFor role="admin">
      <Run key={runId} id={Number(runId)} />
    </OnlyFor>
  );
}

function Run({ id }: { readonly id: number }) {
  const texts = useTexts(RUN_TEXTS);
  const format = useFormat();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ['discovery', id],
    queryFn: () => read(api.GET('/api/v1/triage/discovery/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.status === 'working' ? LOOK_AGAIN_MS : false),
  });
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { messages, leftOut, encoder, status } = data;
  const facts = [
    texts.messages(format.number(messages)),
    texts.leftOut(format.number(leftOut.automatic), format.number(leftOut.empty)),
    encoder === null ? texts.words : texts.encoder(encoder),
  ];
  return (
    <Page
      title={texts.title(id)}
      lead={status === 'ready' ? facts.join(' · ') : undefined}
      actions={
        <>
          <Link to="/discovery">{texts.back}</Link>
          <DeleteButton
            label={texts.delete}
            title={texts.deleteTitle}
            onDelete={() =>
              api.DELETE('/api/v1/triage/discovery/{id}', { params: { path: { id } } })
            }
            touches={[['discoveries']]}
            onDeleted={() => void navigate({ to: '/discovery' })}
          >
            <p>{texts.deleteLead}</p>
          </DeleteButton>
        </>
      }
    >
      {status === 'working' && <RunProgress run={data} />}
      {status === 'failed' && <RunFailed run={data} />}
      {status === 'ready' && <Proposals runId={id} />}
    </Page>
  );
}
