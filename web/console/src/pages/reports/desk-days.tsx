import { BarChart } from '~/subjects/charts/index.js';
import type { ServiceReport } from '~/subjects/reports/outcomes.js';
import { useFormat, useTexts } from '~/texts/index.js';
import { Panel } from '~/ui/index.js';
import { DESK_TEXTS } from './desk.texts.js';
import styles from './reports.module.css';
import { REPORT_TEXTS } from './reports.texts.js';

/** What came in and what waited, day by day. */
export function DeskDays({ report }: { readonly report: ServiceReport }) {
  const texts = useTexts(REPORT_TEXTS);
  const says = useTexts(DESK_TEXTS);
  const format = useFormat();
  const { groups, total } = report;
  const labels = groups.map(({ group }) => (group === null ? '' : format.date(group)));
  return (
    <Panel>
      <div className={styles['charts']}>
        <BarChart
          title={says.perDay}
          summary={says.perDaySummary(
            format.number(total.created),
            format.number(total.autoAnswered),
          )}
          labelTitle={texts.day}
          labels={labels}
          series={[
            {
              label: says.auto,
              tone: 'accent',
              values: groups.map(({ autoAnswered }) => autoAnswered),
            },
            {
              label: says.people,
              tone: 'plain',
              values: groups.map(({ created, autoAnswered }) => created - autoAnswered),
            },
          ]}
        />
        <BarChart
          title={says.backlogPerDay}
          summary={says.backlogSummary(format.number(total.backlog))}
          labelTitle={texts.day}
          labels={labels}
          series={[
            { label: says.backlog, tone: 'warn', values: groups.map(({ backlog }) => backlog) },
          ]}
        />
      </div>
    </Panel>
  );
}
