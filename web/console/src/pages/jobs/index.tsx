import { useState } from 'react';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { OnlyFor } from '~/app/not-here.js';
import { Filters } from '~/subjects/filters/index.js';
import { JOB_TEXTS, type JobStatus, STATUSES, useJobName } from '~/subjects/jobs/index.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { Button, EmptyState, Page, Select } from '~/ui/index.js';
import { JobTable } from './job-table.js';
import { JOBS_TEXTS } from './jobs.texts.js';

const TYPES = [
  ...['training', 'discovery', 'bulk-change', 'account-mail', 'rule-notice', 'label-worths'],
  ...['intent-renaming', 'retention', 'storage-measurement', 'person-export'],
];

/** What the service does in the background. */
export function JobsPage() {
  return (
    <OnlyFor role="admin">
      <Jobs />
    </OnlyFor>
  );
}

function Jobs() {
  const texts = useTexts(JOBS_TEXTS);
  const states = useTexts(JOB_TEXTS);
  const nameOf = useJobName();
  const [status, setStatus] = useState<JobStatus | ''>('');
  const [type, setType] = useState('');
  const list = useList(['jobs', status, type], (cursor) =>
    api.GET('/api/v1/jobs', {
      params: { query: { ...(status && { status }), ...(type && { type }), ...cursor } },
    }),
  );
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={<Button onClick={list.again}>{texts.refresh}</Button>}
    >
      <Filters label={texts.filters}>
        <Select<JobStatus | ''>
          label={texts.status}
          value={status}
          onValue={setStatus}
          options={[
            { value: '', label: texts.all },
            ...STATUSES.map((value) => ({ value, label: states[value] })),
          ]}
        />
        <Select
          label={texts.type}
          value={type}
          onValue={setType}
          options={[
            { value: '', label: texts.all },
            ...TYPES.map((value) => ({ value, label: nameOf(value) })),
          ]}
        />
      </Filters>
      <ListOf list={list} empty={<EmptyState title={texts.none}>{texts.noneLead}</EmptyState>}>
        {(rows) => <JobTable rows={rows} />}
      </ListOf>
    </Page>
  );
}
