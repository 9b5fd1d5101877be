import { useQuery } from '@tanstack/react-query';
import { api, readTagged } from '~/api/index.js';
import { useSave } from '~/api/use-save.js';
import { FORM_TEXTS } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Checkbox, Loading, notify, Panel, ProblemNotice } from '~/ui/index.js';
import styles from './service-levels.module.css';
import { SERVICE_TEXTS } from './service-levels.texts.js';

const REASONS = [
  ...(['personRequested', 'negativeSentiment', 'repeatedFallbacks'] as const),
  ...(['repeatedContact', 'lowConfidence'] as const),
];
type Reason = (typeof REASONS)[number];

/** Which reasons take a conversation to a person; each is saved as it is switched. */
export function Escalation() {
  const texts = useTexts(SERVICE_TEXTS);
  const { saved } = useTexts(FORM_TEXTS);
  const { data, error, refetch } = useQuery({
    queryKey: ['escalation-settings'],
    queryFn: () => readTagged(api.GET('/api/v1/escalation-settings')),
  });
  const saving = useSave({
    save: (change: Partial<Record<Reason, boolean>>) =>
      api.PATCH('/api/v1/escalation-settings', {
        params: { header: { 'If-Match': data?.etag ?? '' } },
        body: change,
      }),
    touches: [['escalation-settings']],
    onSaved: () => notify({ text: saved }),
  });
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <Panel>
      <p>{texts.escalationLead}</p>
      <ProblemNotice error={saving.error} />
      <div className={styles['reasons']}>
        {REASONS.map((reason) => (
          <Checkbox
            key={reason}
            label={texts[reason]}
            disabled={saving.isPending}
            checked={data.data[reason]}
            onChange={({ target }) => saving.mutate({ [reason]: target.checked })}
          />
        ))}
      </div>
    </Panel>
  );
}
