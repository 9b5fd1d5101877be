import { useQuery } from '@tanstack/react-query';
import { api } from '~/api/index.js';
import { outcomesQuery } from '~/subjects/reports/outcomes.js';
import { useTexts } from '~/texts/index.js';
import { EmptyState, Loading, Panel, ProblemNotice, Row, Select, Stack } from '~/ui/index.js';
import { CsvButton } from './csv-button.js';
import { OutcomeGroups } from './outcome-groups.js';
import { OutcomeReasons } from './outcome-reasons.js';
import { OutcomeTotals } from './outcome-totals.js';
import { OutcomeTrend } from './outcome-trend.js';
import { OUTCOME_TEXTS } from './outcomes.texts.js';
import { dayOf, type Period } from './periods.js';
import { REPORT_TEXTS } from './reports.texts.js';
import { OUTCOME_GROUPS, type ReportSearch } from './search.js';

/** What became of the tickets that were decided in a period. */
export function OutcomesPart(props: {
  readonly period: Period;
  readonly by: ReportSearch['by'];
  readonly onBy: (by: ReportSearch['by']) => void;
}) {
  const texts = useTexts(REPORT_TEXTS);
  const says = useTexts(OUTCOME_TEXTS);
  const { period, by, onBy } = props;
  const { data: report, error, isPending, refetch } = useQuery(outcomesQuery({ ...period, by }));
  if (isPending) return <Loading />;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (report.total.tickets === 0)
    return <EmptyState title={texts.empty}>{texts.emptyLead}</EmptyState>;
  return (
    <Stack>
      <OutcomeTotals report={report} />
      <Panel>
        <OutcomeTrend period={period} />
      </Panel>
      <Panel
        title={says.byGroup}
        actions={
          <Row>
            <Select
              label={texts.by}
              hideLabel
              value={by}
              options={OUTCOME_GROUPS.map((value) => ({ value, label: texts[value] }))}
              onValue={onBy}
            />
            <CsvButton
              name={`outcomes-by-${by}-${dayOf(period.from)}.csv`}
              fetchCsv={() =>
                api.GET('/api/v1/reports/outcomes', {
                  params: { query: { ...period, by, format: 'csv' } },
                  parseAs: 'blob',
                })
              }
            />
          </Row>
        }
      >
        <OutcomeGroups report={report} />
      </Panel>
      <OutcomeReasons report={report} />
    </Stack>
  );
}
