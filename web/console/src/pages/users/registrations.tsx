import type { components } from '@client';
import { useState } from 'react';
import { api, read } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { useAction } from '~/app/use-action.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import { Button, type Column, DataTable, EmptyState, ProblemNotice, Time } from '~/ui/index.js';
import { LinkDialog } from './link-dialog.js';
import { USERS_TEXTS } from './users.texts.js';

type Registration = components['schemas']['PendingRegistration'];

/** Who registered and whose address is not verified yet. */
export function Registrations() {
  const texts = useTexts(USERS_TEXTS);
  const [shown, setShown] = useState<{ readonly email: string; readonly link: string }>();
  const list = useList(['registrations'], (cursor) =>
    api.GET('/api/v1/registrations', { params: { query: cursor } }),
  );
  const making = useAction({
    save: ({ id }: Registration) =>
      read(api.POST('/api/v1/registrations/{id}/link', { params: { path: { id } } })),
    touches: [],
    onSaved: ({ link }, { email }) => setShown({ email, link }),
  });
  const columns: readonly Column<Registration>[] = [
    { key: 'email', title: texts.email, cell: ({ email }) => email },
    { key: 'at', title: texts.registeredAt, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { key: 'expires', title: texts.expires, cell: ({ expiresAt }) => <Time at={expiresAt} /> },
    {
      key: 'link',
      title: texts.link,
      cell: (row) => (
        <Button size="small" busy={making.isPending} onClick={() => making.mutate(row)}>
          {texts.makeLink}
        </Button>
      ),
    },
  ];
  return (
    <>
      <ProblemNotice error={making.error} />
      <ListOf
        list={list}
        empty={<EmptyState title={texts.noRegistrations}>{texts.noRegistrationsLead}</EmptyState>}
      >
        {(rows) => (
          <DataTable
            caption={texts.registrations}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
          />
        )}
      </ListOf>
      <LinkDialog
        email={shown?.email ?? ''}
        link={shown?.link}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}
