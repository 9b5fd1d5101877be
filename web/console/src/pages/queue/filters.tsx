import { useQuery } from '@tanstack/react-query';
import { teamsQuery, useStaff } from '~/subjects/people/index.js';
import {
  intentName,
  isFiltered,
  type QueueSearch,
  SLA_STATES,
  SORTS,
  STATUSES,
  TICKET_TEXTS,
  useIntentNames,
} from '~/subjects/tickets/index.js';
import { useTexts } from '~/texts/index.js';
import { Button, Select } from '~/ui/index.js';
import { LateField } from './late-field.js';
import styles from './queue.module.css';
import { QUEUE_TEXTS } from './queue.texts.js';

type Filters = Omit<QueueSearch, 'tab' | 'view'>;
export type OnFilter = (change: { readonly [Name in keyof Filters]?: string }) => void;

/** What of the list is shown, and in which order. */
export function QueueFilters(props: {
  readonly search: QueueSearch;
  readonly sort: string;
  readonly onFilter: OnFilter;
  readonly onClear: () => void;
}) {
  const texts = useTexts(QUEUE_TEXTS);
  const words = useTexts(TICKET_TEXTS);
  const { search, sort, onFilter } = props;
  const staff = useStaff();
  const teams = useQuery(teamsQuery).data?.data ?? [];
  const intents = useIntentNames();
  const any = { value: '', label: texts.any };
  const sorts = [...SORTS, ...(search.q ? ['relevance' as const] : []), 'informative' as const];
  return (
    <div className={styles['filters']}>
      <LateField
        name="queue-search"
        type="search"
        label={texts.search}
        placeholder={texts.searchHint}
        value={search.q ?? ''}
        onValue={(q) => onFilter({ q })}
      />
      <Select
        label={words.status}
        value={search.status ?? ''}
        options={[any, ...STATUSES.map((value) => ({ value, label: words[value] }))]}
        onValue={(status) => onFilter({ status })}
      />
      <Select
        label={words.assignee}
        value={search.assignee ?? ''}
        options={[
          any,
          { value: 'me', label: texts.me },
          { value: 'none', label: texts.nobody },
          ...staff.map(({ id, name }) => ({ value: `${id}`, label: name })),
        ]}
        onValue={(assignee) => onFilter({ assignee })}
      />
      <Select
        label={words.team}
        value={search.team ?? ''}
        options={[
          any,
          { value: 'none', label: texts.noTeam },
          ...teams.map(({ id, name }) => ({ value: `${id}`, label: name })),
        ]}
        onValue={(team) => onFilter({ team })}
      />
      <Select
        label={words.intent}
        value={search.intent ?? ''}
        options={[
          any,
          ...[...new Set([...intents, ...(search.intent ? [search.intent] : [])])].map((value) => ({
            value,
            label: intentName(value),
          })),
        ]}
        onValue={(intent) => onFilter({ intent })}
      />
      <LateField label={texts.tag} value={search.tag ?? ''} onValue={(tag) => onFilter({ tag })} />
      <Select
        label={words.sla}
        value={search.sla ?? ''}
        options={[any, ...SLA_STATES.map((value) => ({ value, label: words[value] }))]}
        onValue={(sla) => onFilter({ sla })}
      />
      <Select
        label={texts.sort}
        value={sort}
        options={[
          ...sorts.map((value) => ({ value: value, label: texts[value] })),
          ...(sorts.some((it) => it === sort) ? [] : [{ value: sort, label: sort }]),
        ]}
        onValue={(value) => onFilter({ sort: value })}
      />
      {isFiltered(search) && (
        <Button kind="quiet" onClick={props.onClear}>
          {texts.clear}
        </Button>
      )}
    </div>
  );
}
