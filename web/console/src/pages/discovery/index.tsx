import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/api/index.js';
import { readAll } from '~/api/lists.js';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Button, EmptyState, Loading, Page, ProblemNotice } from '~/ui/index.js';
import { BeginDialog } from './begin-dialog.js';
import { DISCOVERY_TEXTS } from './discovery.texts.js';
import { RunTable } from './run-table.js';

const LOOK_AGAIN_MS = 2_000;

/** The discoveries, newest first, with how far those are that are under way. */
export function DiscoveryPage() {
  return (
    <OnlyFor role="admin">
      <Discoveries />
    </OnlyFor>
  );
}

function Discoveries() {
  const texts = useTexts(DISCOVERY_TEXTS);
  const [isBeginning, setBeginning] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['discoveries'],
    queryFn: () =>
      readAll((cursor) =>
        api.GET('/api/v1/triage/discovery', { params: { query: { limit: 100, ...cursor } } }),
      ),
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === 'working') ? LOOK_AGAIN_MS : false,
  });
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <Link to="/intents">{texts.toIntents}</Link>
          <Button kind="primary" onClick={() => setBeginning(true)}>
            {texts.begin}
          </Button>
        </>
      }
    >
      {isPending && <Loading />}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>}
      {data && data.length > 0 && <RunTable rows={data} />}
      {isBeginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </Page>
  );
}
