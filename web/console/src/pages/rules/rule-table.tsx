import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { ACTION_TEXTS, EVENT_TEXTS } from '~/subjects/rules/index.js';
import { useTexts } from '~/texts/index.js';
import { Badge, DataTable, Time } from '~/ui/index.js';
import { RULES_TEXTS } from './rules.texts.js';

/** Rules with when they are asked and what they do. */
export function RuleTable(props: { readonly rows: readonly components['schemas']['RuleView'][] }) {
  const texts = useTexts(RULES_TEXTS);
  const events = useTexts(EVENT_TEXTS);
  const actions = useTexts(ACTION_TEXTS);
  return (
    <DataTable
      caption={texts.title}
      rows={props.rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'place', title: texts.place, numeric: true, cell: ({ position }) => position },
        {
          key: 'name',
          title: texts.name,
          cell: ({ id, name }) => (
            <Link to="/rules/$ruleId" params={{ ruleId: String(id) }}>
              {name}
            </Link>
          ),
        },
        {
          key: 'when',
          title: texts.when,
          cell: ({ event }) => (event ? events[event] : texts.automation),
        },
        {
          key: 'does',
          title: texts.does,
          cell: (it) => [...new Set(it.actions.map(({ type }) => actions[type]))].join(', '),
        },
        {
          key: 'state',
          title: texts.state,
          cell: ({ active }) =>
            active ? <Badge tone="good">{texts.on}</Badge> : <Badge>{texts.off}</Badge>,
        },
        { key: 'changed', title: texts.changed, cell: (it) => <Time at={it.updatedAt} /> },
      ]}
    />
  );
}
