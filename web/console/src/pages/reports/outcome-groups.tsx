import type { components } from '@client';
import { Link } from '@tanstack/react-router';
import { ShareBar } from '~/subjects/charts/index.js';
import type { OutcomeReport } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { DataTable } from '~/ui/index.js';
import { OUTCOME_TEXTS } from './outcomes.texts.js';
import { REPORT_TEXTS } from './reports.texts.js';

type Group = components['schemas']['GroupFigures'];

/** One row for each intent, model or policy. */
export function OutcomeGroups({ report }: { readonly report: OutcomeReport }) {
  const texts = useTexts(REPORT_TEXTS);
  const says = useTexts(OUTCOME_TEXTS);
  const format = useFormat();
  return (
    <>
      <DataTable
        caption={says.byGroup}
        columns={[
          {
            key: 'group',
            title: texts[report.by],
            cell: ({ group }: Group) => <GroupName by={report.by} group={group} />,
          },
          {
            key: 'tickets',
            title: texts.tickets,
            numeric: true,
            cell: ({ tickets }) => format.number(tickets),
          },
          {
            key: 'auto',
            title: says.autoResolved,
            cell: ({ autoResolved }) => <ShareBar value={autoResolved} />,
          },
          {
            key: 'right',
            title: says.right,
            cell: ({ rightAmongKnown }) => <ShareBar value={rightAmongKnown} tone="good" />,
          },
          {
            key: 'reopened',
            title: says.reopened,
            cell: ({ reopened }) => <ShareBar value={reopened} tone="warn" />,
          },
        ]}
        rows={report.groups}
        rowKey={({ group }) => group ?? ''}
      />
      {report.moreGroups && <p>{texts.more}</p>}
    </>
  );
}

function GroupName(props: { readonly by: OutcomeReport['by']; readonly group: string | null }) {
  const texts = useTexts(REPORT_TEXTS);
  const { by, group } = props;
  if (group === null) return texts.nobody;
  if (by === 'intent') return group;
  if (by === 'policy') return `${texts.policy} ${group}`;
  return (
    <Link to="/models/$modelId" params={{ modelId: group }}>
      {`${texts.model} ${group}`}
    </Link>
  );
}
