import type { components } from '@client';
import { queryOptions } from '@tanstack/react-query';
import { api, queries, readTagged, type Tagged } from '~/api/index.js';

type Schemas = components['schemas'];
export type Ticket = Schemas['TicketView'];
export type ListedTicket = Schemas['ListedTicket'];
export type TicketStatus = Schemas['TicketStatus'];
export type TicketPriority = Schemas['Priority'];
export type TicketChange = Schemas['ChangeTicket'];
export type TicketFilter = Schemas['TicketFilter'];
export type SlaState = Schemas['SlaState'];

export const STATUSES = ['open', 'escalated', 'auto_resolved', 'closed'] as const;
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;

/** One ticket with its entity tag. */
export const ticketQuery = (id: number) =>
  queryOptions({
    queryKey: ['ticket', id],
    queryFn: () => readTagged(api.GET('/api/v1/tickets/{id}', { params: { path: { id } } })),
  });

/** Changes a ticket as it was read; what it is then is known at once. @throws ProblemError */
export async function changeTicket(read: Tagged<Ticket>, body: TicketChange): Promise<Ticket> {
  const { id } = read.data;
  try {
    const changed = await readTagged(
      api.PATCH('/api/v1/tickets/{id}', {
        params: { path: { id }, header: { 'If-Match': read.etag } },
        body,
      }),
    );
    queries.setQueryData(ticketQuery(id).queryKey, changed);
    return changed.data;
  } finally {
    void queries.invalidateQueries({ queryKey: ['ticket', id] });
  }
}

/** `charged_twice` as people write it: `Charged twice`. */
export function intentName(intent: string): string {
  const words = intent.replaceAll('_', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Whether it sleeps now. */
export function isSnoozed({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>): boolean {
  return snoozedUntil !== null && Date.parse(snoozedUntil) > Date.now();
}
