import { useQuery } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { serviceQuery } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Loading, Panel, ProblemNotice, Row, Select, Stack } from '~/ui/index.js';
import { CsvButton } from './csv-button.js';
import { DESK_TEXTS } from './desk.texts.js';
import { DeskDays } from './desk-days.js';
import { DeskGroups } from './desk-groups.js';
import { DeskTotals } from './desk-totals.js';
import { dayOf, type Period } from './periods.js';
import { REPORT_TEXTS } from './reports.texts.js';
import { DESK_GROUPS, type ReportSearch } from './search.js';

const DAY_MS = 86_400_000;

/** How the desk does: what came in, how soon it was answered, what was kept of what was promised. */
export function DeskPart(props: {
  readonly period: Period;
  readonly groupBy: ReportSearch['groupBy'];
  readonly onGroupBy: (groupBy: ReportSearch['groupBy']) => void;
}) {
  const texts = useTexts(REPORT_TEXTS);
  const says = useTexts(DESK_TEXTS);
  const format = useFormat();
  const { period, groupBy, onGroupBy } = props;
  // The last day is part of it here.
  const to = dayOf(new Date(Date.parse(period.to) - DAY_MS).toISOString());
  const days = { from: dayOf(period.from), to };
  const byDay = useQuery(serviceQuery({ ...days, groupBy: 'day' }));
  const byGroup = useQuery(serviceQuery({ ...days, groupBy }));
  if (byDay.isPending) return <Loading />;
  if (byDay.error)
    return <ProblemNotice error={byDay.error} onRetry={() => void byDay.refetch()} />;
  const report = byDay.data;
  return (
    <Stack>
      <p>
        {report.countedUntil === null
          ? says.counting
          : says.countedUntil(format.dateTime(report.countedUntil))}
      </p>
      <DeskTotals total={report.total} />
      <DeskDays report={report} />
      <Panel
        title={says.groups}
        actions={
          <Row>
            <Select
              label={texts.by}
              hideLabel
              value={groupBy}
              options={DESK_GROUPS.map((value) => ({ value, label: texts[value] }))}
              onValue={onGroupBy}
            />
            <CsvButton
              name={`service-by-${groupBy}-${days.from}.csv`}
              fetchCsv={() =>
                api.GET('/api/v1/reports/service', {
                  params: { query: { ...days, groupBy, format: 'csv' } },
                  parseAs: 'blob',
                })
              }
            />
          </Row>
        }
      >
        <ProblemNotice error={byGroup.error} onRetry={() => void byGroup.refetch()} />
        {byGroup.isPending && <Loading />}
        {byGroup.data && <DeskGroups report={byGroup.data} />}
      </Panel>
    </Stack>
  );
}
