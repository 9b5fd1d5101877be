import { useState } from 'react';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Page, Tabs } from '~/ui/index.js';
import { Admission } from './admission.js';
import { General } from './general.js';
import { ORGANIZATION_TEXTS } from './organization.texts.js';
import { Retention } from './retention.js';
import { Usage } from './usage.js';
import { WithOrganization } from './with-organization.js';

type Part = 'general' | 'admission' | 'retention' | 'usage';

/** What admins say of their own organisation. */
export function OrganizationPage() {
  return (
    <OnlyFor role="admin">
      <Organization />
    </OnlyFor>
  );
}

function Organization() {
  const texts = useTexts(ORGANIZATION_TEXTS);
  const [part, setPart] = useState<Part>('general');
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Tabs<Part>
        label={texts.title}
        value={part}
        onValue={setPart}
        tabs={[
          {
            value: 'general',
            label: texts.general,
            content: <WithOrganization>{(it) => <General organization={it} />}</WithOrganization>,
          },
          {
            value: 'admission',
            label: texts.admission,
            content: <WithOrganization>{(it) => <Admission organization={it} />}</WithOrganization>,
          },
          { value: 'retention', label: texts.retention, content: <Retention /> },
          { value: 'usage', label: texts.usage, content: <Usage /> },
        ]}
      />
    </Page>
  );
}
