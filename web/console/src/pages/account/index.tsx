import { useState } from 'react';
import { useMe } from '~/api/index.js';
import { DataExport } from '~/subjects/accounts/index.js';
import { useTexts } from '~/texts/index.js';
import { Page, Panel, Stack, Tabs } from '~/ui/index.js';
import { ACCOUNT_PAGE_TEXTS } from './account.texts.js';
import { Looks } from './looks.js';
import { OwnNotifications, OwnProfile } from './own-profile.js';
import { Passkeys } from './passkeys.js';
import { PasswordPanel } from './password-panel.js';
import { SecondFactor } from './second-factor.js';
import { Sessions } from './sessions.js';

type Part = 'profile' | 'notifications' | 'security' | 'sessions';

/** What people say of themselves, and how they get in. */
export function AccountPage() {
  const texts = useTexts(ACCOUNT_PAGE_TEXTS);
  const me = useMe();
  const [part, setPart] = useState<Part>('profile');
  const profile = (
    <Stack>
      <OwnProfile />
      <Looks />
      <Panel title={texts.data}>
        <DataExport userId={me.id} />
      </Panel>
    </Stack>
  );
  const security =
    me.kind === 'external' ? (
      <p>{texts.external}</p>
    ) : (
      <Stack>
        <SecondFactor />
        <Passkeys />
        <PasswordPanel />
      </Stack>
    );
  return (
    <Page title={texts.title} lead={me.email}>
      <Tabs<Part>
        label={texts.title}
        value={part}
        onValue={setPart}
        tabs={[
          { value: 'profile', label: texts.profile, content: profile },
          { value: 'notifications', label: texts.notifications, content: <OwnNotifications /> },
          { value: 'security', label: texts.security, content: security },
          { value: 'sessions', label: texts.sessions, content: <Sessions /> },
        ]}
      />
    </Page>
  );
}
