import type { components } from '@client';
import { useState } from 'react';
import { api, hasPasskeys } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { Confirmed } from '~/app/confirmed.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { RecoveryCodes } from '~/subjects/secrets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, type Column, DataTable, Dialog, notify, Panel, Time } from '~/ui/index.js';
import { NewPasskey } from './new-passkey.js';
import { SECURITY_TEXTS } from './security.texts.js';

type Passkey = components['schemas']['PasskeyView'];

/** The own passkeys. */
export function Passkeys() {
  const texts = useTexts(SECURITY_TEXTS);
  const [isAdding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const list = useList(['passkeys'], (cursor) =>
    api.GET('/api/v1/auth/passkeys', { params: { query: cursor } }),
  );
  const add = hasPasskeys() ? (
    <Button onClick={() => setAdding(true)}>{texts.add}</Button>
  ) : (
    texts.unsupported
  );
  return (
    <Panel title={texts.passkeys} actions={add}>
      <p>{texts.passkeysLead}</p>
      <ListOf list={list} empty={<p>{texts.noPasskeys}</p>}>
        {(rows) => <PasskeyTable rows={rows} />}
      </ListOf>
      <Dialog open={isAdding} onClose={() => setAdding(false)} title={texts.add}>
        <NewPasskey
          onMade={({ recoveryCodes }) => {
            setAdding(false);
            notify({ text: texts.added });
            setCodes(recoveryCodes ?? undefined);
          }}
        />
      </Dialog>
      <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
    </Panel>
  );
}

function PasskeyTable({ rows }: { readonly rows: readonly Passkey[] }) {
  const texts = useTexts(SECURITY_TEXTS);
  const columns: readonly Column<Passkey>[] = [
    { key: 'name', title: texts.name, cell: ({ name }) => name },
    { key: 'made', title: texts.made, cell: ({ createdAt }) => <Time at={createdAt} /> },
    {
      key: 'lastUsed',
      title: texts.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : texts.never),
    },
    {
      key: 'remove',
      title: texts.remove,
      cell: ({ id, name }) => (
        <Confirmed
          size="small"
          button={texts.remove}
          title={texts.removeTitle(name)}
          lead={texts.removeLead}
          save={() => api.DELETE('/api/v1/auth/passkeys/{id}', { params: { path: { id } } })}
          touches={[['passkeys'], ['me']]}
          onSaved={() => notify({ text: texts.removed })}
        />
      ),
    },
  ];
  return (
    <DataTable caption={texts.passkeys} columns={columns} rows={rows} rowKey={({ id }) => id} />
  );
}
