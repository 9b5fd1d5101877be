import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import {
  type Account,
  ACCOUNT_TEXTS,
  AccountStatus,
  type Role,
  ROLES,
  useRoleOptions,
} from '~/subjects/accounts/index.js';
import { Filters } from '~/subjects/filters/index.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useFormat, useTexts } from '~/texts/index.js';
import {
  type Column,
  DataTable,
  EmptyState,
  Loading,
  Select,
  Stack,
  TextField,
} from '~/ui/index.js';
import { USERS_TEXTS } from './users.texts.js';

const PAGE = 100;
const KINDS = ['person', 'machine', 'external'] as const satisfies readonly Account['kind'][];

/** The accounts, by role and by a part of their address. */
export function UserList() {
  const texts = useTexts(USERS_TEXTS);
  const names = useTexts(ACCOUNT_TEXTS);
  const roles = useRoleOptions(ROLES);
  const [role, setRole] = useState<Role | ''>('');
  const [kind, setKind] = useState<Account['kind'] | ''>('');
  const [search, setSearch] = useState('');
  const list = useList(['users', role], (cursor) =>
    api.GET('/api/v1/users', {
      params: { query: { limit: PAGE, ...(role && { role }), ...cursor } },
    }),
  );
  const wanted = search.trim().toLowerCase();
  const { hasMore, isReadingMore, more } = list;
  // The service does not search by these, so that what is searched is read to its end.
  const readsOn = (wanted !== '' || kind !== '') && hasMore;
  useEffect(() => {
    if (readsOn && !isReadingMore) more();
  }, [readsOn, isReadingMore, more]);
  const rows = list.rows.filter(
    (it) => it.email.toLowerCase().includes(wanted) && (kind === '' || it.kind === kind),
  );
  return (
    <Stack>
      <Filters label={texts.filters}>
        <TextField
          type="search"
          label={texts.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Select<Role | ''>
          label={texts.role}
          value={role}
          onValue={setRole}
          options={[{ value: '', label: texts.all }, ...roles]}
        />
        <Select<Account['kind'] | ''>
          label={texts.kind}
          value={kind}
          onValue={setKind}
          options={[
            { value: '', label: texts.all },
            ...KINDS.map((value) => ({ value, label: names[value] })),
          ]}
        />
      </Filters>
      <ListOf list={{ ...list, rows }} empty={readsOn ? <Loading /> : <Nobody />}>
        {(found) => <Accounts rows={found} />}
      </ListOf>
    </Stack>
  );
}

function Nobody() {
  const texts = useTexts(USERS_TEXTS);
  return <EmptyState title={texts.noneFound}>{texts.noneFoundLead}</EmptyState>;
}

function Accounts({ rows }: { readonly rows: readonly Account[] }) {
  const texts = useTexts(USERS_TEXTS);
  const names = useTexts(ACCOUNT_TEXTS);
  const format = useFormat();
  const columns: readonly Column<Account>[] = [
    {
      key: 'email',
      title: texts.email,
      cell: ({ id, email }) => (
        <Link to="/users/$userId" params={{ userId: `${id}` }}>
          {email}
        </Link>
      ),
    },
    { key: 'role', title: texts.role, cell: ({ role }) => names[role] },
    { key: 'kind', title: texts.kind, cell: ({ kind }) => names[kind] },
    {
      key: 'secondFactor',
      title: texts.secondFactor,
      cell: ({ kind, secondFactor }) =>
        kind === 'person' ? names[secondFactor ? 'on' : 'off'] : '—',
    },
    {
      key: 'status',
      title: texts.status,
      cell: ({ disabled }) => <AccountStatus disabled={disabled} />,
    },
    { key: 'since', title: texts.since, cell: ({ createdAt }) => format.date(createdAt) },
  ];
  return (
    <DataTable caption={texts.accounts} columns={columns} rows={rows} rowKey={({ id }) => id} />
  );
}
