import { useState } from 'react';
import { OnlyFor } from '~/app/not-here.js';
import { useTexts } from '~/texts/index.js';
import { Button, Page, Tabs } from '~/ui/index.js';
import { Invitations } from './invitations.js';
import { InviteDialog } from './invite-dialog.js';
import { Registrations } from './registrations.js';
import { UserList } from './user-list.js';
import { USERS_TEXTS } from './users.texts.js';

type Part = 'accounts' | 'invitations' | 'registrations';

/** Who has an account, who is invited, and whose address is not verified yet. */
export function UsersPage() {
  const texts = useTexts(USERS_TEXTS);
  const [part, setPart] = useState<Part>('accounts');
  const [isInviting, setInviting] = useState(false);
  const invite = (
    <Button kind="primary" onClick={() => setInviting(true)}>
      {texts.invite}
    </Button>
  );
  return (
    <OnlyFor role="admin">
      <Page title={texts.title} lead={texts.lead} actions={invite}>
        <Tabs<Part>
          label={texts.title}
          value={part}
          onValue={setPart}
          tabs={[
            { value: 'accounts', label: texts.accounts, content: <UserList /> },
            { value: 'invitations', label: texts.invitations, content: <Invitations /> },
            { value: 'registrations', label: texts.registrations, content: <Registrations /> },
          ]}
        />
        <InviteDialog
          open={isInviting}
          onClose={() => setInviting(false)}
          onInvited={() => setPart('invitations')}
        />
      </Page>
    </OnlyFor>
  );
}
