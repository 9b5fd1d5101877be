import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { policyQuery } from '~/subjects/policy/policy.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Loading, Page, ProblemNotice, Stack, Tabs } from '~/ui/index.js';
import { Budget } from './budget.js';
import { curveQuery } from './curve-query.js';
import { DIAL_TEXTS } from './dial.texts.js';
import { DialPanel } from './dial-panel.js';
import { Versions } from './versions.js';
import { VERSION_TEXTS } from './versions.texts.js';

/** The budget of the month, the dial below it, and the versions that there were. */
export function Dial() {
  const texts = useTexts(DIAL_TEXTS);
  const versions = useTexts(VERSION_TEXTS);
  const [part, setPart] = useState<'dial' | 'versions'>('dial');
  const policy = useQuery(policyQuery);
  const curve = useQuery(curveQuery);
  const known = curve.data?.modelId === null ? undefined : curve.data;
  const again = (): void => void Promise.all([policy.refetch(), curve.refetch()]);
  const error = policy.error ?? curve.error;
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Budget />
      <Tabs
        label={texts.title}
        value={part}
        onValue={setPart}
        tabs={[
          {
            value: 'dial',
            label: texts.title,
            content: (
              <Stack>
                <ProblemNotice error={error} onRetry={again} />
                {!error && (!policy.data || !curve.data) && <Loading />}
                {curve.data?.modelId === null && (
                  <EmptyState
                    title={texts.noModel}
                    action={<Link to="/models">{texts.toModels}</Link>}
                  >
                    {texts.noModelLead}
                  </EmptyState>
                )}
                {policy.data && known && (
                  <DialPanel
                    key={policy.data.etag}
                    policy={policy.data.data}
                    etag={policy.data.etag}
                    curve={known}
                  />
                )}
              </Stack>
            ),
          },
          { value: 'versions', label: versions.title, content: <Versions /> },
        ]}
      />
    </Page>
  );
}
