import type { components } from '@client';
import { api, signOut } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { Confirmed } from '~/app/confirmed.js';
import { useAction } from '~/app/use-action.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useTexts } from '~/texts/index.js';
import {
  Badge,
  Button,
  type Column,
  DataTable,
  notify,
  ProblemNotice,
  Row,
  Stack,
  Time,
} from '~/ui/index.js';
import { ACCOUNT_PAGE_TEXTS } from './account.texts.js';
import { deviceOf } from './device.js';

type Session = components['schemas']['SessionView'];

/** Where somebody is signed in, and how to end that. */
export function Sessions() {
  const texts = useTexts(ACCOUNT_PAGE_TEXTS);
  const list = useList(['sessions'], (cursor) =>
    api.GET('/api/v1/auth/sessions', { params: { query: cursor } }),
  );
  const ending = useAction({
    save: ({ id }: Session) =>
      api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }),
    touches: [['sessions']],
    onSaved: () => notify({ text: texts.ended }),
  });
  const columns: readonly Column<Session>[] = [
    {
      key: 'device',
      title: texts.device,
      cell: ({ device }) => (
        <span title={device ?? undefined}>{deviceOf(device) ?? texts.unknownDevice}</span>
      ),
    },
    { key: 'address', title: texts.address, cell: ({ address }) => address ?? '—' },
    { key: 'begun', title: texts.begun, cell: ({ createdAt }) => <Time at={createdAt} /> },
    { key: 'lastUsed', title: texts.lastUsed, cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
    {
      key: 'end',
      title: texts.end,
      cell: (row) =>
        row.current ? (
          <Badge tone="good">{texts.current}</Badge>
        ) : (
          <Button size="small" onClick={() => ending.mutate(row)}>
            {texts.end}
          </Button>
        ),
    },
  ];
  return (
    <Stack>
      <p>{texts.sessionsLead}</p>
      <Row>
        <Confirmed
          button={texts.everywhere}
          title={texts.everywhereTitle}
          lead={texts.everywhereLead}
          isDanger
          save={async () => {
            await api.POST('/api/v1/auth/logout-everywhere');
            await signOut();
          }}
          touches={[]}
          onSaved={() => undefined}
        />
      </Row>
      <ProblemNotice error={ending.error} />
      <ListOf list={list} empty={null}>
        {(rows) => (
          <DataTable
            caption={texts.sessions}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
          />
        )}
      </ListOf>
    </Stack>
  );
}
