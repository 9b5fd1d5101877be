import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { saveFile } from '~/api/save-file.js';
import { useAction } from '~/app/use-action.js';
import { isUnderWay, jobQuery } from '~/subjects/jobs/index.js';
import { defineTexts, useTexts } from '~/texts/index.js';
import { Button, ProblemNotice, Progress, Stack } from '~/ui/index.js';

const TEXTS = defineTexts(
  {
    lead: 'A file with all that is kept of this person: a table a file, a row a line.',
    make: 'Export the data',
    again: 'Export anew',
    packing: 'Packing …',
    fetch: 'Fetch the file',
    failed: 'The export failed. Try again.',
  },
  {
    de: {
      lead: 'Eine Datei mit allem, was über diese Person aufbewahrt wird: eine Tabelle je Datei, eine Zeile je Eintrag.',
      make: 'Daten exportieren',
      again: 'Neu exportieren',
      packing: 'Wird gepackt …',
      fetch: 'Datei holen',
      failed: 'Der Export ist gescheitert. Bitte noch einmal versuchen.',
    },
  },
);

/** Packs all that is kept of somebody, and hands it out. */
export function DataExport({ userId }: { readonly userId: number }) {
  const texts = useTexts(TEXTS);
  const [jobId, setJobId] = useState<number>();
  const path = { id: userId };
  const start = useAction({
    save: () => read(api.POST('/api/v1/users/{id}/export', { params: { path } })),
    touches: [],
    onSaved: ({ id }) => setJobId(id),
  });
  const { data: job } = useQuery({ ...jobQuery(jobId ?? 0), enabled: jobId !== undefined });
  const fetching = useAction({
    save: () => read(api.GET('/api/v1/users/{id}/export', { params: { path }, parseAs: 'blob' })),
    touches: [],
    onSaved: (file) => saveFile(`user-${userId}.zip`, file),
  });
  const isPacking = jobId !== undefined && (!job || isUnderWay(job));
  return (
    <Stack>
      <p>{texts.lead}</p>
      <ProblemNotice error={start.error ?? fetching.error} />
      {isPacking && <Progress label={texts.packing} {...(job && { value: job.progress })} />}
      {job?.status === 'failed' && <p role="alert">{texts.failed}</p>}
      <div>
        {job?.status === 'completed' ? (
          <Button kind="primary" busy={fetching.isPending} onClick={() => fetching.mutate()}>
            {texts.fetch}
          </Button>
        ) : (
          <Button busy={start.isPending || isPacking} onClick={() => start.mutate()}>
            {job ? texts.again : texts.make}
          </Button>
        )}
      </div>
    </Stack>
  );
}
