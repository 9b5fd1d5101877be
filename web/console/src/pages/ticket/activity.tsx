import type { components } from '@client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, read } from '~/api/index.js';
import { PersonName, teamsQuery } from '~/subjects/people/index.js';
import { intentName, TICKET_TEXTS } from '~/subjects/tickets/index.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Loading, ProblemNotice, Time } from '~/ui/index.js';
import styles from './ticket.module.css';
import { TICKET_PAGE_TEXTS } from './ticket-page.texts.js';

type Activity = components['schemas']['ActivityView'];

/** Who changed what of a ticket, the latest first. */
export function ActivityLog({ ticketId }: { readonly ticketId: number }) {
  const texts = useTexts(TICKET_PAGE_TEXTS);
  const found = useQuery({
    queryKey: ['ticket', ticketId, 'activity'],
    queryFn: () =>
      read(
        api.GET('/api/v1/tickets/{id}/activity', {
          params: { path: { id: ticketId }, query: { limit: 100 } },
        }),
      ),
  });
  if (found.isPending) return <Loading />;
  if (found.error) return <ProblemNotice error={found.error} />;
  if (found.data.data.length === 0) return <p>{texts.noActivity}</p>;
  return (
    <ol className={styles['activity']}>
      {found.data.data.toReversed().map((it, index) => (
        <li key={index}>
          <p>
            <strong>{nameOfField(texts, it.field)}</strong>{' '}
            <Value field={it.field} value={it.from} /> → <Value field={it.field} value={it.to} />
          </p>
          <p className={styles['soft']}>
            {it.actorId === null ? texts.service : <PersonName id={it.actorId} />}
            {it.reason && ` · ${it.reason.replaceAll('_', ' ')}`} · <Time at={it.createdAt} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function nameOfField(texts: Readonly<Record<string, unknown>>, field: string): string {
  const name = texts[field === 'snoozedUntil' ? 'snoozedUntilField' : field];
  return typeof name === 'string' ? name : field;
}

function Value(props: { readonly field: string; readonly value: Activity['from'] }): ReactNode {
  const texts = useTexts(TICKET_PAGE_TEXTS);
  const words = useTexts(TICKET_TEXTS);
  const format = useFormat();
  const teams = useQuery(teamsQuery).data?.data ?? [];
  const { field, value } = props;
  if (value === null || (Array.isArray(value) && value.length === 0)) return texts.none;
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number') {
    if (field === 'assigneeId') return <PersonName id={value} />;
    return teams.find(({ id }) => id === value)?.name ?? `${value}`;
  }
  if (field === 'intent') return intentName(value);
  if (field === 'snoozedUntil') return format.dateTime(value);
  const word: unknown = Object.entries(words).find(([name]) => name === value)?.[1];
  return typeof word === 'string' ? word : value;
}
