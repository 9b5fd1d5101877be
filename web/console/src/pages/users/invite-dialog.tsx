import type { components } from '@client';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import {
  ACCOUNT_TEXTS,
  PERSON_ROLES,
  type PersonRole,
  useRoleOptions,
} from '~/subjects/accounts/index.js';
import { Form } from '~/subjects/forms/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Dialog, errorOf, notify, ProblemNotice, Select, TextField } from '~/ui/index.js';
import { LinkDialog } from './link-dialog.js';
import { USERS_TEXTS } from './users.texts.js';

type Created = components['schemas']['CreatedInvitation'];

/** Invites somebody; where no mails are sent, shows the link to give them. */
export function InviteDialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onInvited: () => void;
}) {
  const texts = useTexts(USERS_TEXTS);
  const [created, setCreated] = useState<Created>();
  const { open, onClose, onInvited } = props;
  const done = (invitation: Created): void => {
    onClose();
    onInvited();
    if (invitation.link === null) notify({ text: texts.invited(invitation.email) });
    else setCreated(invitation);
  };
  return (
    <>
      <Dialog open={open} onClose={onClose} title={texts.invite}>
        <Invite onInvited={done} />
      </Dialog>
      <LinkDialog
        email={created?.email ?? ''}
        link={created?.link ?? undefined}
        onClose={() => setCreated(undefined)}
      />
    </>
  );
}

function Invite({ onInvited }: { readonly onInvited: (created: Created) => void }) {
  const texts = useTexts(USERS_TEXTS);
  const names = useTexts(ACCOUNT_TEXTS);
  const roles = useRoleOptions(PERSON_ROLES);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<PersonRole>('agent');
  const invitation = useAction({
    save: () => read(api.POST('/api/v1/invitations', { body: { email, role } })),
    touches: [['invitations']],
    onSaved: onInvited,
  });
  return (
    <Form label={texts.invite} onSubmit={() => invitation.mutate()}>
      <p>{texts.inviteLead}</p>
      <ProblemNotice error={invitation.error} />
      <TextField
        type="email"
        required
        autoFocus
        label={texts.email}
        value={email}
        onChange={({ target }) => setEmail(target.value)}
        error={errorOf(invitation.error, 'email')}
      />
      <Select
        label={texts.role}
        value={role}
        onValue={setRole}
        options={roles}
        help={names[`${role}Help`]}
      />
      <Button kind="primary" type="submit" busy={invitation.isPending}>
        {texts.send}
      </Button>
    </Form>
  );
}
