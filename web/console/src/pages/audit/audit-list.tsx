import { useState } from 'react';
import { api } from '~/api/index.js';
import { useList } from '~/api/lists.js';
import { ListOf } from '~/subjects/lists/list-of.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { type Column, DataTable, EmptyState, LinkButton } from '~/ui/index.js';
import { AUDIT_TEXTS } from './audit.texts.js';
import { Actor, type AuditEvent, subjectOf } from './event.js';
import { EventDialog } from './event-dialog.js';
import type { AuditQuery } from './filter.js';

/** The events that fit, newest first. */
export function AuditList({ query }: { readonly query: AuditQuery }) {
  const texts = useTexts(AUDIT_TEXTS);
  const format = useFormat();
  const [shown, setShown] = useState<AuditEvent>();
  const list = useList(['audit', query], (cursor) => readPage({ limit: 50, ...query, ...cursor }));
  const columns: readonly Column<AuditEvent>[] = [
    { key: 'when', title: texts.when, cell: ({ occurredAt }) => format.dateTime(occurredAt) },
    {
      key: 'what',
      title: texts.what,
      cell: (event) => (
        <LinkButton onClick={() => setShown(event)}>
          <code>{event.action}</code>
        </LinkButton>
      ),
    },
    { key: 'who', title: texts.who, cell: ({ actorId }) => <Actor id={actorId} /> },
    { key: 'on', title: texts.onWhat, cell: subjectOf },
    { key: 'address', title: texts.address, cell: ({ address }) => address ?? '—' },
  ];
  return (
    <>
      <ListOf list={list} empty={<EmptyState title={texts.none}>{texts.noneLead}</EmptyState>}>
        {(rows) => (
          <DataTable caption={texts.title} columns={columns} rows={rows} rowKey={({ id }) => id} />
        )}
      </ListOf>
      {shown && <EventDialog event={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

async function readPage(query: AuditQuery) {
  const { data, response } = await api.GET('/api/v1/audit-events', { params: { query } });
  // CSV is only answered where it is asked for.
  return { response, ...(typeof data === 'object' && { data }) };
}
