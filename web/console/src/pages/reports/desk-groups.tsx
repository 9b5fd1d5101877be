import type { components } from '@client';
import { ShareBar } from '~/subjects/charts/index.js';
import type { ServiceReport } from '~/subjects/reports/outcomes.js';
import { wilson } from '~/subjects/statistics/wilson.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { type Column, DataTable } from '~/ui/index.js';
import { DESK_TEXTS } from './desk.texts.js';
import { REPORT_TEXTS } from './reports.texts.js';

type Group = components['schemas']['ServiceGroup'];

/** One row for each channel, team or agent. */
export function DeskGroups({ report }: { readonly report: ServiceReport }) {
  const texts = useTexts(REPORT_TEXTS);
  const says = useTexts(DESK_TEXTS);
  const format = useFormat();
  const { groupBy, groups, moreGroups } = report;
  const number = (key: 'created' | 'resolved' | 'backlog' | 'replies'): Column<Group> => ({
    key,
    title: says[key],
    numeric: true,
    cell: (it) => format.number(it[key]),
  });
  const name = ({ group, name }: Group): string => {
    if (group === null) return texts.nobody;
    if (name !== null) return name;
    return groupBy === 'channel' || groupBy === 'none' ? group : texts.gone(group);
  };
  const time = (seconds: number | null): string =>
    seconds === null ? '–' : format.duration(seconds);
  return (
    <>
      <DataTable
        caption={says.groups}
        columns={[
          { key: 'group', title: groupBy === 'none' ? texts.group : texts[groupBy], cell: name },
          number('created'),
          number('resolved'),
          number('backlog'),
          number('replies'),
          {
            key: 'first',
            title: says.firstResponse,
            numeric: true,
            cell: ({ firstResponse }) => time(firstResponse.medianSeconds),
          },
          {
            key: 'resolution',
            title: says.resolution,
            numeric: true,
            cell: ({ resolution }) => time(resolution.medianSeconds),
          },
          {
            key: 'kept',
            title: says.promises,
            cell: ({ sla }) => {
              const met = sla.firstResponse.met + sla.nextResponse.met + sla.resolution.met;
              const broken =
                sla.firstResponse.breached + sla.nextResponse.breached + sla.resolution.breached;
              return <ShareBar value={wilson(met, met + broken)} tone="good" />;
            },
          },
        ]}
        rows={groups}
        rowKey={({ group }) => group ?? ''}
      />
      {moreGroups && <p>{texts.more}</p>}
    </>
  );
}
