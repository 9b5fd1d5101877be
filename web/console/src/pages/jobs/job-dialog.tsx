import { useQuery } from '@tanstack/react-query';
import { api, read } from '~/api/index.js';
import { Confirmed } from '~/app/confirmed.js';
import { useAction } from '~/app/use-action.js';
import { useAccountEmail } from '~/subjects/accounts/index.js';
import { isUnderWay, type Job, JobBadge, jobQuery, useJobName } from '~/subjects/jobs/index.js';
import { Values } from '~/subjects/values/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, Dialog, Facts, notify, ProblemNotice, Progress, Row } from '~/ui/index.js';
import { JOBS_TEXTS } from './jobs.texts.js';

/** One job: how far it is, what came of it or went wrong, and what can be done about it. */
export function JobDialog(props: { readonly job: Job; readonly onClose: () => void }) {
  const texts = useTexts(JOBS_TEXTS);
  const nameOf = useJobName();
  const format = useFormat();
  const { onClose } = props;
  const { data: job = props.job } = useQuery(jobQuery(props.job.id));
  const by = useAccountEmail(job.createdBy);
  const { failureContext: failure } = job;
  return (
    <Dialog open wide onClose={onClose} title={`${nameOf(job.type)} #${job.id}`}>
      {job.status === 'running' && <Progress label={texts.progress} value={job.progress} />}
      <Facts
        facts={[
          [texts.status, <JobBadge key="status" status={job.status} />],
          [texts.by, by ?? texts.service],
          [texts.begun, format.dateTime(job.createdAt)],
          [texts.started, job.startedAt ? format.dateTime(job.startedAt) : '—'],
          [texts.done, job.completedAt ? format.dateTime(job.completedAt) : '—'],
          [texts.retries, format.number(job.retryCount)],
          ...(failure ? ([[texts.error, failure.error]] as const) : []),
          ...(failure?.failedAtEntity
            ? ([[texts.at, <code key="at">{failure.failedAtEntity}</code>]] as const)
            : []),
        ]}
      />
      {job.result && (
        <section>
          <h3>{texts.result}</h3>
          <Values values={job.result} />
        </section>
      )}
      <Row>
        <JobActions job={job} />
        <Button onClick={onClose}>{texts.close}</Button>
      </Row>
    </Dialog>
  );
}

function JobActions({ job }: { readonly job: Job }) {
  const texts = useTexts(JOBS_TEXTS);
  const params = { path: { id: job.id } };
  const touches = [['job', job.id], ['jobs']];
  const retry = useAction({
    save: () => read(api.POST('/api/v1/jobs/{id}/retry', { params })),
    touches,
    onSaved: () => notify({ text: texts.retried }),
  });
  if (isUnderWay(job)) {
    return (
      <Confirmed
        button={texts.cancel}
        title={texts.cancelTitle}
        lead={texts.cancelLead}
        isDanger
        save={() => read(api.POST('/api/v1/jobs/{id}/cancel', { params }))}
        touches={touches}
        onSaved={() => notify({ text: texts.cancelled })}
      />
    );
  }
  if (job.status === 'completed') return null;
  return (
    <>
      <ProblemNotice error={retry.error} />
      <Button kind="primary" busy={retry.isPending} onClick={() => retry.mutate()}>
        {texts.retry}
      </Button>
    </>
  );
}
