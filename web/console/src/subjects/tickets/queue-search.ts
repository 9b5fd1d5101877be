import type { components } from '@client';
import { type SlaState, STATUSES, type TicketFilter, type TicketStatus } from './ticket.js';

type SavedView = components['schemas']['SavedViewView'];

/** The lists that everybody has. */
export const TABS = ['waiting', 'mine', 'unassigned', 'teaching', 'all'] as const;
export type QueueTab = (typeof TABS)[number];

export const SLA_STATES = ['breached', 'warned', 'running', 'paused', 'met'] as const;
export const SORTS = [
  'due',
  '-createdAt',
  'createdAt',
  '-updatedAt',
  '-priority,createdAt',
] as const;

/** What a list of tickets shows, as the address of the page says it. */
export interface QueueSearch {
  readonly tab?: QueueTab;
  /** A saved view, in place of a tab. */
  readonly view?: number;
  readonly status?: TicketStatus;
  readonly sla?: SlaState;
  readonly assignee?: string;
  readonly team?: string;
  readonly intent?: string;
  readonly tag?: string;
  readonly q?: string;
  readonly sort?: string;
}

/** What is asked of the service. */
export interface QueueQuery {
  readonly filter: TicketFilter;
  readonly sort: string;
}

/** Reads it from an address; what makes no sense is left out. */
export function queueSearch(raw: Record<string, unknown>): QueueSearch {
  const tab = oneOf(TABS, raw['tab']);
  const view = Number(raw['view']);
  const status = oneOf(STATUSES, raw['status']);
  const sla = oneOf(SLA_STATES, raw['sla']);
  const texts: Partial<Record<'assignee' | 'team' | 'intent' | 'tag' | 'q' | 'sort', string>> = {};
  for (const name of ['assignee', 'team', 'intent', 'tag', 'q', 'sort'] as const) {
    const value = raw[name];
    if (typeof value === 'string' || typeof value === 'number') texts[name] = `${value}`;
  }
  return {
    ...(tab && { tab }),
    ...(Number.isInteger(view) && view > 0 && { view }),
    ...(status && { status }),
    ...(sla && { sla }),
    ...texts,
  };
}

const WAITING: TicketFilter = { status: ['open', 'escalated'], snoozed: false };
const OF_TAB: Record<QueueTab, QueueQuery> = {
  waiting: { filter: WAITING, sort: 'due' },
  mine: { filter: { ...WAITING, assigneeId: 'me' }, sort: 'due' },
  unassigned: { filter: { ...WAITING, assigneeId: 'none' }, sort: 'due' },
  teaching: { filter: {}, sort: 'informative' },
  all: { filter: {}, sort: '-createdAt' },
};

/** What of the address is asked of the service: the tab or view, and what is filtered beside it. */
export function queueQuery(search: QueueSearch, view?: SavedView): QueueQuery {
  const base = view
    ? { filter: filterOf(view.filter), sort: view.sort }
    : OF_TAB[search.tab ?? 'waiting'];
  const { status, sla, assignee, team, intent, tag, q } = search;
  return {
    filter: {
      ...base.filter,
      ...(status && { status: [status] }),
      ...(sla && { slaState: [sla] }),
      ...(assignee && { assigneeId: assignee }),
      ...(team && { teamId: team }),
      ...(intent && { intent }),
      ...(tag && { tag: tag.split(',').map((it) => it.trim()) }),
      ...(q && { q }),
    },
    sort: search.sort ?? (q ? 'relevance' : base.sort),
  };
}

/** Whether something is filtered beside the tab or view. */
export function isFiltered(search: QueueSearch): boolean {
  const { tab: _, view: __, ...filters } = search;
  return Object.keys(filters).length > 0;
}

/** A view's filter, of which the API says no more than that it is an object. */
function filterOf(raw: Record<string, unknown>): TicketFilter {
  const texts = ['intent', 'language', 'assigneeId', 'teamId', 'createdFrom', 'createdTo', 'q'];
  const numbers = ['minConfidence', 'maxConfidence', 'requesterId'];
  const entries = Object.entries(raw).filter(
    ([name, value]) =>
      (texts.includes(name) && typeof value === 'string') ||
      (numbers.includes(name) && typeof value === 'number') ||
      (name === 'snoozed' && typeof value === 'boolean'),
  );
  const status = listOf(STATUSES, raw['status']);
  const slaState = listOf(SLA_STATES, raw['slaState']);
  const tag = Array.isArray(raw['tag'])
    ? raw['tag'].filter((it): it is string => typeof it === 'string')
    : [];
  const plain: TicketFilter = Object.fromEntries(entries);
  return {
    ...plain,
    ...(status.length > 0 && { status }),
    ...(slaState.length > 0 && { slaState }),
    ...(tag.length > 0 && { tag }),
  };
}

function listOf<Value extends string>(all: readonly Value[], raw: unknown): Value[] {
  return Array.isArray(raw) ? all.filter((it) => raw.includes(it)) : [];
}

function oneOf<Value extends string>(all: readonly Value[], raw: unknown): Value | undefined {
  return all.find((it) => it === raw);
}
