import { useState } from 'react';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Page, Tabs } from '~/ui/index.js';
import { Escalation } from './escalation.js';
import { HoursList } from './hours-list.js';
import { PolicyList } from './policy-list.js';
import { SERVICE_TEXTS } from './service-levels.texts.js';

type Part = 'policies' | 'hours' | 'escalation';

/** What is promised to customers, when people are there, and what takes a conversation to them. */
export function ServiceLevelsPage() {
  const texts = useTexts(SERVICE_TEXTS);
  const [part, setPart] = useState<Part>('policies');
  return (
    <OnlyFor role="admin">
      <Page title={texts.title} lead={texts.lead}>
        <Tabs
          label={texts.title}
          value={part}
          onValue={setPart}
          tabs={[
            { value: 'policies', label: texts.policies, content: <PolicyList /> },
            { value: 'hours', label: texts.hours, content: <HoursList /> },
            { value: 'escalation', label: texts.escalation, content: <Escalation /> },
          ]}
        />
      </Page>
    </OnlyFor>
  );
}
