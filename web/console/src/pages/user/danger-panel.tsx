import { useNavigate } from '@tanstack/react-router';
import { api, read, useMe } from '~/api/index.js';
import { Confirmed } from '~/app/confirmed.js';
import type { Account } from '~/subjects/accounts/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { notify, Panel } from '~/ui/index.js';
import styles from './user.module.css';
import { USER_TEXTS } from './user.texts.js';

/** What takes something away from an account, or all of it. */
export function DangerPanel({ user }: { readonly user: Account }) {
  const texts = useTexts(USER_TEXTS);
  const me = useMe();
  return (
    <Panel title={texts.moreTitle}>
      <div className={styles['danger']}>
        {user.id === me.id ? <p>{texts.self}</p> : <Disable user={user} />}
        <WithdrawLabels user={user} />
        {user.id !== me.id && <Delete user={user} />}
      </div>
    </Panel>
  );
}

function Disable({ user }: { readonly user: Account }) {
  const texts = useTexts(USER_TEXTS);
  const { id, disabled } = user;
  return (
    <div>
      <Confirmed
        button={disabled ? texts.enable : texts.disable}
        title={disabled ? `${texts.enable}: ${user.email}` : texts.disableTitle}
        lead={disabled ? texts.enableHelp : texts.disableHelp}
        save={() =>
          read(
            api.PATCH('/api/v1/users/{id}', {
              params: { path: { id } },
              body: { disabled: !disabled },
            }),
          )
        }
        touches={[['user', id], ['users']]}
        onSaved={(now) => notify({ text: now.disabled ? texts.disabled : texts.enabled })}
      />
      <p>{disabled ? texts.enableHelp : texts.disableHelp}</p>
    </div>
  );
}

function WithdrawLabels({ user }: { readonly user: Account }) {
  const texts = useTexts(USER_TEXTS);
  const format = useFormat();
  const path = { id: user.id };
  return (
    <div>
      <Confirmed
        button={texts.labels}
        title={texts.labelsTitle}
        lead={texts.labelsHelp}
        isDanger
        save={() => read(api.DELETE('/api/v1/users/{id}/labels', { params: { path } }))}
        touches={[]}
        onSaved={({ withdrawn }) => notify({ text: texts.labelsDone(format.number(withdrawn)) })}
      />
      <p>{texts.labelsHelp}</p>
    </div>
  );
}

function Delete({ user }: { readonly user: Account }) {
  const texts = useTexts(USER_TEXTS);
  const navigate = useNavigate();
  return (
    <div>
      <Confirmed
        button={texts.delete}
        title={texts.deleteTitle}
        lead={texts.deleteLead(user.email)}
        isDanger
        save={() => api.DELETE('/api/v1/users/{id}', { params: { path: { id: user.id } } })}
        touches={[['users']]}
        onSaved={() => {
          notify({ text: texts.deleted(user.email) });
          void navigate({ to: '/users' });
        }}
      />
      <p>{texts.deleteHelp}</p>
    </div>
  );
}
