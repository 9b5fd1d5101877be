import { useState } from 'react';
import { api, useMe } from '~/api/index.js';
import { useAction } from '~/app/use-action.js';
import {
  type Account,
  ACCOUNT_TEXTS,
  PERSON_ROLES,
  type Role,
  ROLES,
  useRoleOptions,
} from '~/subjects/accounts/index.js';
import { useTexts } from '~/texts/index.js';
import { ConfirmDialog, notify, ProblemNotice, Select } from '~/ui/index.js';
import { USER_TEXTS } from './user.texts.js';

/** The role of an account; a change is confirmed, as it counts at once. */
export function RoleChoice({ user }: { readonly user: Account }) {
  const texts = useTexts(USER_TEXTS);
  const names = useTexts(ACCOUNT_TEXTS);
  const me = useMe();
  const options = useRoleOptions<Role>(user.kind === 'machine' ? ROLES : PERSON_ROLES);
  const [wanted, setWanted] = useState<Role>();
  const change = useAction({
    save: (role: Role) =>
      api.PATCH('/api/v1/users/{id}/role', { params: { path: { id: user.id } }, body: { role } }),
    touches: [['user', user.id], ['users']],
    onSaved: () => {
      setWanted(undefined);
      notify({ text: texts.roleChanged });
    },
  });
  return (
    <>
      <Select
        label={texts.role}
        value={user.role}
        onValue={setWanted}
        options={options}
        help={names[`${user.role}Help`]}
        disabled={user.id === me.id}
      />
      <ConfirmDialog
        open={wanted !== undefined}
        onClose={() => setWanted(undefined)}
        onConfirm={() => wanted && change.mutate(wanted)}
        title={texts.roleTitle}
        confirm={texts.roleConfirm}
        busy={change.isPending}
      >
        <ProblemNotice error={change.error} />
        {wanted && <p>{texts.roleLead(user.email, names[wanted])}</p>}
        {wanted && <p>{names[`${wanted}Help`]}</p>}
      </ConfirmDialog>
    </>
  );
}
