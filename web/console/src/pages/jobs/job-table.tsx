import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isUnderWay, type Job, JobBadge, jobQuery, useJobName } from '~/subjects/jobs/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { type Column, DataTable, LinkButton, Time } from '~/ui/index.js';
import { JobDialog } from './job-dialog.js';
import { JOBS_TEXTS } from './jobs.texts.js';

/** Jobs, of which those under way are followed while the table is shown. */
export function JobTable({ rows }: { readonly rows: readonly Job[] }) {
  const texts = useTexts(JOBS_TEXTS);
  const nameOf = useJobName();
  const format = useFormat();
  const [shown, setShown] = useState<Job>();
  const columns: readonly Column<Job>[] = [
    {
      key: 'type',
      title: texts.type,
      cell: (job) => (
        <LinkButton onClick={() => setShown(job)}>
          {nameOf(job.type)} #{job.id}
        </LinkButton>
      ),
    },
    { key: 'status', title: texts.status, cell: (job) => <Followed job={job} /> },
    { key: 'at', title: texts.begun, cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: 'done',
      title: texts.done,
      cell: ({ completedAt }) => (completedAt ? <Time at={completedAt} /> : '—'),
    },
    {
      key: 'retries',
      title: texts.retries,
      numeric: true,
      cell: ({ retryCount }) => format.number(retryCount),
    },
  ];
  return (
    <>
      <DataTable caption={texts.title} columns={columns} rows={rows} rowKey={({ id }) => id} />
      {shown && <JobDialog job={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

/** The state of now, and how far it is. */
function Followed({ job }: { readonly job: Job }) {
  const texts = useTexts(JOBS_TEXTS);
  const format = useFormat();
  const { data: now = job } = useQuery({ ...jobQuery(job.id), enabled: isUnderWay(job) });
  return (
    <>
      <JobBadge status={now.status} />{' '}
      {now.status === 'running' && (
        <>
          <progress aria-label={texts.progress} value={now.progress} max={1} />{' '}
          {format.percent(now.progress)}
        </>
      )}
    </>
  );
}
