import type { components } from '@client';
import { useState } from 'react';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { useAction } from '~/app/use-action.js';
import { ACCOUNT_TEXTS } from '~/subjects/accounts/index.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import {
  Button,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  notify,
  ProblemNotice,
  Time,
} from '~/ui/index.js';
import { USERS_TEXTS } from './users.texts.js';

type Invitation = components['schemas']['InvitationView'];

/** Who is invited and has no account yet. */
export function Invitations() {
  const texts = useTexts(USERS_TEXTS);
  const names = useTexts(ACCOUNT_TEXTS);
  const [chosen, setChosen] = useState<Invitation>();
  const list = useList(['invitations'], (cursor) =>
    api.GET('/api/v1/invitations', { params: { query: cursor } }),
  );
  const withdrawal = useAction({
    save: ({ id }: Invitation) =>
      api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }),
    touches: [['invitations']],
    onSaved: () => {
      setChosen(undefined);
      notify({ text: texts.withdrawn });
    },
  });
  const columns: readonly Column<Invitation>[] = [
    { key: 'email', title: texts.email, cell: ({ email }) => email },
    { key: 'role', title: texts.role, cell: ({ role }) => names[role] },
    { key: 'at', title: texts.invitedAt, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { key: 'expires', title: texts.expires, cell: ({ expiresAt }) => <Time at={expiresAt} /> },
    {
      key: 'withdraw',
      title: texts.withdraw,
      cell: (row) => (
        <Button size="small" onClick={() => setChosen(row)}>
          {texts.withdraw}
        </Button>
      ),
    },
  ];
  return (
    <>
      <ListOf
        list={list}
        empty={<EmptyState title={texts.noInvitations}>{texts.noInvitationsLead}</EmptyState>}
      >
        {(rows) => (
          <DataTable
            caption={texts.invitations}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
          />
        )}
      </ListOf>
      <ConfirmDialog
        open={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        onConfirm={() => chosen && withdrawal.mutate(chosen)}
        title={texts.withdrawTitle}
        confirm={texts.withdraw}
        busy={withdrawal.isPending}
      >
        <ProblemNotice error={withdrawal.error} />
        <p>{texts.withdrawLead(chosen?.email ?? '')}</p>
      </ConfirmDialog>
    </>
  );
}
