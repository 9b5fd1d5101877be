import type { components } from '@client';
import { api } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Button, Panel, ProblemNotice, Progress } from '~/ui/index.js';
import { RUN_TEXTS } from './run.texts.js';

type Run = components['schemas']['DiscoveryView'];

/** How far a discovery is; it can be cancelled. */
export function RunProgress({ run }: { readonly run: Run }) {
  const texts = useTexts(RUN_TEXTS);
  const format = useFormat();
  const { jobId } = run;
  const cancelling = useSave({
    save: (id: number) => api.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id } } }),
    touches: [['discovery', run.id], ['discoveries']],
  });
  return (
    <Panel title={texts.working}>
      <Progress value={run.progress} label={texts.looking(format.percent(run.progress))} />
      {jobId !== null && (
        <div>
          <Button busy={cancelling.isPending} onClick={() => cancelling.mutate(jobId)}>
            {texts.cancel}
          </Button>
        </div>
      )}
      <ProblemNotice error={cancelling.error} />
    </Panel>
  );
}

/** Why a discovery failed, and its second try. */
export function RunFailed({ run }: { readonly run: Run }) {
  const texts = useTexts(RUN_TEXTS);
  const { jobId } = run;
  const retrying = useSave({
    save: (id: number) => api.POST('/api/v1/jobs/{id}/retry', { params: { path: { id } } }),
    touches: [['discovery', run.id], ['discoveries']],
  });
  return (
    <Panel title={texts.failed}>
      <p role="alert">{run.error}</p>
      {jobId !== null && (
        <div>
          <Button busy={retrying.isPending} onClick={() => retrying.mutate(jobId)}>
            {texts.retry}
          </Button>
        </div>
      )}
      <ProblemNotice error={retrying.error} />
    </Panel>
  );
}
