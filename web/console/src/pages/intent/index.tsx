import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, readTagged } from '~/api/index.js';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Loading, Page, ProblemNotice, Tabs } from '~/ui/index.js';
import { AnswerForm } from './answer-form.js';
import { INTENT_TEXTS } from './intent.texts.js';
import { IntentExamples } from './intent-examples.js';
import { SettingsForm } from './settings-form.js';

type Part = 'answer' | 'examples' | 'settings';

/** One intent: what customers are told, what models learn from, and how it is called. */
export function IntentPage() {
  const { intentId } = useParams({ from: '/shell/intents/$intentId' });
  return (
    <OnlyFor role="admin">
      <Loaded key={intentId} id={Number(intentId)} />
    </OnlyFor>
  );
}

function Loaded({ id }: { readonly id: number }) {
  const texts = useTexts(INTENT_TEXTS);
  const [part, setPart] = useState<Part>('answer');
  const { data, error, refetch } = useQuery({
    queryKey: ['intent', id],
    queryFn: () => readTagged(api.GET('/api/v1/triage/intents/{id}', { params: { path: { id } } })),
  });
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const intent = data.data;
  return (
    <Page
      title={intent.name}
      lead={intent.description}
      actions={<Link to="/intents">{texts.back}</Link>}
    >
      <Tabs
        label={intent.name}
        value={part}
        onValue={setPart}
        tabs={[
          { value: 'answer', label: texts.answer, content: <AnswerForm {...data} /> },
          {
            value: 'examples',
            label: `${texts.examples} (${intent.examples})`,
            content: <IntentExamples intent={intent} />,
          },
          { value: 'settings', label: texts.settings, content: <SettingsForm {...data} /> },
        ]}
      />
    </Page>
  );
}
