import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { api } from '~/api/index.js';
import { Confirmed } from '~/app/confirmed.js';
import { ACCOUNT_TEXTS } from '~/subjects/accounts/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Badge, type Column, DataTable, notify, Time } from '~/ui/index.js';
import { API_KEY_TEXTS } from './api-keys.texts.js';

type Key = components['schemas']['ApiKeyView'];

/** Keys without their secret; those that ended stay listed. */
export function KeyTable({ rows }: { readonly rows: readonly Key[] }) {
  const texts = useTexts(API_KEY_TEXTS);
  const roles = useTexts(ACCOUNT_TEXTS);
  const format = useFormat();
  const columns: readonly Column<Key>[] = [
    {
      key: 'name',
      title: texts.name,
      cell: ({ name, userId }) => (
        <Link to="/users/$userId" params={{ userId: `${userId}` }}>
          {name}
        </Link>
      ),
    },
    { key: 'hint', title: texts.hint, cell: ({ hint }) => <code>{hint}…</code> },
    { key: 'role', title: texts.role, cell: ({ role }) => roles[role] },
    {
      key: 'scopes',
      title: texts.scopes,
      cell: ({ scopes }) =>
        scopes === null ? texts.unlimited : scopes.map((it) => texts[it]).join(', '),
    },
    {
      key: 'lastUsed',
      title: texts.lastUsed,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : texts.never),
    },
    { key: 'ends', title: texts.ends, cell: ({ expiresAt }) => format.date(expiresAt) },
    { key: 'status', title: texts.status, cell: (key) => <KeyState apiKey={key} /> },
  ];
  return <DataTable caption={texts.title} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function KeyState({ apiKey }: { readonly apiKey: Key }) {
  const texts = useTexts(API_KEY_TEXTS);
  const { id, name, revokedAt, expiresAt } = apiKey;
  const format = useFormat();
  if (revokedAt) {
    return (
      <span title={format.dateTime(revokedAt)}>
        <Badge tone="bad">{texts.revoked}</Badge>
      </span>
    );
  }
  if (hasPassed(expiresAt)) return <Badge>{texts.expired}</Badge>;
  return (
    <Confirmed
      size="small"
      button={texts.revoke}
      title={texts.revokeTitle(name)}
      lead={texts.revokeLead}
      save={() => api.DELETE('/api/v1/auth/api-keys/{id}', { params: { path: { id } } })}
      touches={[['api-keys']]}
      onSaved={() => notify({ text: texts.done })}
    />
  );
}

function hasPassed(iso: string): boolean {
  return new Date(iso).getTime() < Date.now();
}
